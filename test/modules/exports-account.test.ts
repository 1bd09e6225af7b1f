import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { anyAccountFile, type Row } from '../support/any-account.js';
import { engines, onPostgres } from '../support/database.js';
import { canonical, exported } from './exports-world.js';
import { ImportWorld } from './import-world.js';

const ROWS = 12;
const bytes = (file: object): Buffer => Buffer.from(JSON.stringify(file));
const address = { email: 'ada@example.org' };
let count = 0;

describe.each(engines)('an account on %s', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());

  /** Each on its own: the address of an account is there only once. */
  const somebody = (): Promise<SignedIn> => signedIn(app, { email: `ada${(count += 1)}@example.org` });
  const named = (file: string): string => file.replace(/ada\d*@example\.org/, address.email);
  const comesOut = async ({ account }: SignedIn): Promise<string> =>
    canonical(named(await exported(app, account, 'json')));

  it('goes in and comes out as it was, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const file = anyAccountFile(seed, ROWS);
        const ada = await somebody();
        const done = await new ImportWorld(app, ada.account).imported(bytes(file));
        expect(done).toMatchObject({ state: 'done', problem: null, added: ROWS, unclearRows: 0 });
        expect(inOrder(await comesOut(ada))).toEqual(inOrder(canonical(JSON.stringify(file))));
      }),
      { numRuns: 8 },
    );
  });

  it('taken in twice doubles nothing, and changes nothing that was changed since', async () => {
    const file = bytes(anyAccountFile(11, ROWS));
    const ada = await somebody();
    const world = new ImportWorld(app, ada.account);
    await world.imported(file);
    const before = await comesOut(ada);
    const preview = await world.read(file);
    expect(preview).toMatchObject({ state: 'preview', newRows: 0, existingRows: ROWS });
    expect(await world.commit(preview)).toMatchObject({ state: 'done', added: 0 });
    expect(await comesOut(ada)).toBe(before);
  });

  it('taken in by two accounts of one server belongs to both, each with ids of their own', async () => {
    const file = bytes(anyAccountFile(12, ROWS));
    const [ada, ben] = [await somebody(), await somebody()];
    await new ImportWorld(app, ada.account).imported(file);
    const adas = await comesOut(ada);
    for (const _ of [1, 2]) await new ImportWorld(app, ben.account).imported(file);
    const [one, other] = [JSON.parse(adas), JSON.parse(await comesOut(ben))] as Record<string, Row[]>[];
    for (const [name, list] of Object.entries(one ?? {})) {
      if (!Array.isArray(list)) continue;
      expect([name, other?.[name]?.length]).toEqual([name, list.length]);
      const ids = new Set(list.map(({ id }) => id));
      expect(other?.[name]?.some(({ id }) => ids.has(id))).toBe(false);
    }
    expect(await comesOut(ada)).toBe(adas);
  });

  it('keeps own settings where somebody is there already, and takes those of the file where nobody is', async () => {
    const file = { ...anyAccountFile(13, 2), account: { ...(anyAccountFile(13, 2)['account'] as Row), pace: 7 } };
    const [fresh, used] = [await somebody(), await somebody()];
    await used.api.post('/contacts', { givenName: 'Greta' });
    for (const { account } of [fresh, used]) await new ImportWorld(app, account).imported(bytes(file));
    expect((await fresh.api.get('/account')).json()).toMatchObject({ pace: 7, email: fresh.account.email });
    expect((await used.api.get('/account')).json()).toMatchObject({ pace: used.account.pace });
  });

  it('meets tags of the same name, and does not make a second one', async () => {
    const ada = await somebody();
    await ada.api.post('/contacts', { givenName: 'Greta', tags: ['radio'] });
    const [old] = (await ada.api.get('/tags')).json<{ items: { id: string }[] }>().items;
    const file = anyAccountFile(14, 3);
    const [tag, ...others] = file['tags'] as Row[];
    const tags = [{ ...tag, name: 'Radio' }, ...others];
    const contacts = (file['contacts'] as Row[]).map((person) => ({ ...person, tags: [{ tagId: tag?.['id'] }] }));
    await new ImportWorld(app, ada.account).imported(bytes({ ...file, tags, contacts }));
    const items = (await ada.api.get('/tags')).json<{ items: { id: string; name: string }[] }>().items;
    expect(items.filter(({ name }) => name.toLowerCase() === 'radio')).toEqual([
      expect.objectContaining({ id: old?.id }),
    ]);
    const after = JSON.parse(await comesOut(ada)) as { contacts: { tags: Row[] }[] };
    expect(after.contacts.every((person) => person.tags.some(({ tagId }) => tagId === old?.id))).toBe(true);
  });

  it('that is not as described comes to nothing, with a sentence', async () => {
    const ada = await somebody();
    const found = await new ImportWorld(app, ada.account).read(bytes({ ...anyAccountFile(15, 2), tags: 'all' }));
    expect(found).toMatchObject({ state: 'failed', problem: 'account-file-not-as-described' });
    const settings = { ...(anyAccountFile(15, 2)['account'] as Row), timeZone: 'Mars/North' };
    const odd = await new ImportWorld(app, ada.account).read(bytes({ ...anyAccountFile(15, 2), account: settings }));
    expect(odd).toMatchObject({ state: 'failed', problem: 'account-file-not-as-described' });
  });

  it('leaves nothing of the file behind once it rests, and is not taken back in one step', async () => {
    const ada = await somebody();
    const world = new ImportWorld(app, ada.account);
    const done = await world.imported(bytes(anyAccountFile(16, 2)));
    await expect(world.undo(done)).rejects.toMatchObject({ type: 'account-import-stays' });
    const { items } = (await ada.api.get('/imports')).json<{ items: { undoUntil: string | null }[] }>();
    expect(items[0]?.undoUntil).toBeNull();
    const parts = await app.unitOfWork.reader.query<unknown[]>('select id from import_parts');
    expect(parts).toEqual([]);
  });

  it('brings people back who suggestions and filters know as before', async () => {
    const ada = await somebody();
    const made = await ada.api.post('/contacts', {
      givenName: 'Mira',
      familyName: 'Müller',
      layer: 'warm',
      roughlyLastOn: '2024-01-05',
    });
    expect(made.statusCode).toBe(201);
    const file = await exported(app, ada.account, 'json');
    const ben = await somebody();
    await new ImportWorld(app, ben.account).imported(Buffer.from(file));
    const [one, other] = [ada, ben].map(({ api }) => api.get('/contacts?q=mueller'));
    const standing = async (answer: typeof one): Promise<unknown> =>
      (await answer)?.json<{ items: { standing: unknown }[] }>().items.map((person) => person.standing);
    expect(await standing(other)).toEqual(await standing(one));
    expect(await standing(one)).toHaveLength(1);
  });
});

/** Rows by their ids: the file has them in the order of the tables. */
function inOrder(file: string): unknown {
  const lists = JSON.parse(file) as Record<string, unknown>;
  for (const list of Object.values(lists)) {
    if (Array.isArray(list)) list.sort((one: Row, other: Row) => (String(one['id']) < String(other['id']) ? -1 : 1));
  }
  const parents = ['contacts', 'meetings', 'attempts', 'offers', 'ownTemplates'];
  for (const row of parents.flatMap((name) => lists[name] as Row[])) {
    for (const field of ['tags', 'people', 'heldSlots', 'versions']) {
      (row[field] as Row[] | undefined)?.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    }
  }
  return lists;
}

it.each(onPostgres)('moves from SQLite to PostgreSQL and comes out the same', async () => {
  const [small, large] = [await startApp({ engine: 'sqlite' }), await startApp({ engine: 'postgres' })];
  try {
    const [ada, again] = [await signedIn(small, address), await signedIn(large, address)];
    await new ImportWorld(small, ada.account).imported(bytes(anyAccountFile(17, ROWS)));
    const before = await exported(small, ada.account, 'json');
    await new ImportWorld(large, again.account).imported(Buffer.from(before));
    expect(inOrder(canonical(await exported(large, again.account, 'json')))).toEqual(inOrder(canonical(before)));
  } finally {
    await small.close();
    await large.close();
  }
});
