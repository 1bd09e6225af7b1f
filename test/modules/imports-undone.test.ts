import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../src/common/local-date.js';
import { rows as ask } from '../../src/common/database/sql.js';
import { channels } from '../../src/contacts/domain/words.js';
import { mutualRelations } from '../../src/contacts/domain/relation-kinds.js';
import { choicesFor } from '../../src/imports/domain/choices.js';
import { fillable } from '../../src/imports/domain/fill-in.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { engines } from '../support/database.js';
import { canonical, exported } from './exports-world.js';
import { RowsWorld, type Told } from './rows-world.js';

const talk = { channel: 'coffee', direction: 'mutual', summary: null, count: 1, on: '2025-03-01' } as const;
/** Everything that a row can bring. */
const full: Told = {
  givenName: 'Greta',
  familyName: 'Beispiel',
  tags: ['Chor'],
  talks: [talk],
  reminders: [{ on: '2026-12-24', text: 'Karte' }],
  extras: [{ name: 'Hobby', value: 'Boot' }],
  key: 'g',
  relations: [
    { kind: 'colleague', key: 't' },
    { kind: 'introduced-by', key: 't' },
  ],
};
let count = 0;

describe.each(engines)('an import taken back, on %s', (engine) => {
  let app: TestApp;
  let ada: SignedIn;
  let world: RowsWorld;

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-11-23T08:00:00.000Z');
    ada = await signedIn(app, { email: `ben${(count += 1)}@example.org` });
    world = new RowsWorld(app, ada.account);
  });
  const account = async (): Promise<string> => canonical(await exported(app, ada.account, 'json'));

  it('takes everybody along with all that came with them', async () => {
    const before = await account();
    const done = await world.bring([full, { givenName: 'Tom', key: 't' }, { ...full, key: null, relations: [] }]);
    world.later();
    expect(await world.undo(done)).toMatchObject({ removed: 2, kept: 0 });
    expect(await account()).toBe(before);
  });

  const acts: readonly (readonly [string, (id: string) => Promise<unknown>])[] = [
    ['was edited', (id) => ada.api.patch(`/contacts/${id}`, { city: 'Ulm' })],
    ['was met', (id) => ada.api.post(`/contacts/${id}/interactions`, { channel: 'coffee' })],
    ['was tagged', (id) => ada.api.post('/contacts/bulk', { ids: [id], action: 'tag', value: 'Radio' })],
    ['was rated', (id) => ada.api.post(`/triage/${id}`, { rung: 1 })],
    [
      'has a reminder that was done',
      async (id) => {
        const { items } = (await ada.api.get(`/reminders?contactId=${id}`)).json<{ items: { id: string }[] }>();
        return ada.api.post(`/reminders/${items[0]?.id ?? ''}/done`);
      },
    ],
    [
      'has a reminder that was done, even where that was taken back',
      async (id) => {
        const { items } = (await ada.api.get(`/reminders?contactId=${id}`)).json<{ items: { id: string }[] }>();
        await ada.api.post(`/reminders/${items[0]?.id ?? ''}/done`);
        world.later();
        const acts = (await ada.api.get('/undo')).json<{ items: { id: string }[] }>().items;
        return ada.api.post(`/undo/${acts[0]?.id ?? ''}`);
      },
    ],
    [
      'has a meeting',
      (id) => {
        const time = { start: '2026-12-01T10:00:00Z', end: '2026-12-01T11:00:00Z', timeZone: 'Europe/Berlin' };
        return ada.api.post('/meetings', { ...time, contactIds: [id] });
      },
    ],
    [
      'belongs together with somebody else',
      async (id) => {
        const { id: otherId } = (await ada.api.post('/contacts', { givenName: 'Uwe' })).json<{ id: string }>();
        return ada.api.post(`/contacts/${id}/relations`, { kind: 'partner', otherId });
      },
    ],
    [
      'introduced somebody else',
      async (id) => {
        const { id: otherId } = (await ada.api.post('/contacts', { givenName: 'Uwe' })).json<{ id: string }>();
        return ada.api.patch(`/contacts/${otherId}`, { introducedById: id });
      },
    ],
  ];
  it.each(acts)('keeps whoever %s since', async (_, act) => {
    const done = await world.bring([full, { givenName: 'Tom', key: 't' }]);
    const id = await world.idOf('Greta');
    world.later();
    await act(id);
    expect(await world.undo(done)).toMatchObject({ removed: 1, kept: 1 });
    expect(await world.idOf('Greta')).toBe(id);
    expect(await ask(app.unitOfWork.reader, 'select id from interactions where contact_id = ?', [id])).not.toEqual([]);
  });

  it('is exactly as it was before, whatever the rows told and the user chose', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 12 }), async (told) => {
        ada = await signedIn(app, { email: `ben${(count += 1)}@example.org` });
        world = new RowsWorld(app, ada.account);
        await somePeople(ada);
        world.later();
        const before = await account();
        const done = await world.bring(told);
        expect(done).toMatchObject({ state: 'done' });
        world.later();
        expect(await world.undo(done)).toMatchObject({ kept: 0, removed: done.added });
        expect(await account()).toBe(before);
      }),
      { numRuns: 25 },
    );
  });
});

const givenNames = ['Greta', 'Tom', 'Uwe', 'Ida'];

/** People whom rows will meet, each with something of everything. */
async function somePeople({ api }: SignedIn): Promise<void> {
  await api.post('/tags', { name: 'Chor', cadence: 14 });
  const ids: string[] = [];
  for (const [at, givenName] of givenNames.slice(0, 3).entries()) {
    const emails = [{ value: `${givenName.toLowerCase()}@example.org` }];
    const person = {
      givenName,
      familyName: 'Muster',
      emails,
      tags: ['Radio'].slice(at % 2),
      notes: at ? 'Boot' : null,
    };
    const made = await api.post('/contacts', { ...person, organisation: at === 1 ? null : 'Radio' });
    ids.push(made.json<{ id: string }>().id);
  }
  await api.post(`/contacts/${ids[0]}/interactions`, { channel: 'coffee', on: '2025-01-01' });
  await api.post(`/contacts/${ids[0]}/relations`, { kind: 'partner', otherId: ids[1] });
  await api.post(`/contacts/${ids[1]}/relations`, { kind: 'introduced-by', otherId: ids[2] });
}

const word = fc.constantFrom('Radio', 'Theater', 'Köln', 'Chor', 'Boot', 'x', "O'Neill; --");
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 2 });
const few = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { maxLength: 3 });
const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-12-31', -days));
const key = fc.constantFrom('1', '2', '3');
const email = fc.constantFrom(...givenNames).map((name) => ({
  kind: 'email' as const,
  value: `${name.toLowerCase()}@example.org`,
  label: null,
  preferred: false,
}));

const anyRow: fc.Arbitrary<Told> = fc.record({
  givenName: fc.constantFrom(...givenNames),
  familyName: maybe(fc.constant('Muster')),
  organisation: maybe(word),
  role: maybe(word),
  city: maybe(word),
  country: maybe(fc.constantFrom('DE', 'AT')),
  timeZone: maybe(fc.constantFrom('Europe/London', 'Asia/Tokyo')),
  birthday: maybe(fc.constantFrom('1996-02-29', '--05-17')),
  connectedOn: maybe(fc.constant('2019-05-05')),
  notes: maybe(word),
  points: few(email),
  tags: few(word),
  talks: few(
    fc.record({
      on: day,
      channel: fc.constantFrom(...channels),
      direction: fc.constantFrom('inbound' as const, 'outbound' as const, 'mutual' as const),
      summary: maybe(word),
      count: fc.integer({ min: 1, max: 30 }),
    }),
  ),
  reminders: few(fc.record({ on: fc.constantFrom('2026-12-24', '2020-01-01'), text: word })),
  key: maybe(key),
  relations: few(fc.record({ kind: fc.constantFrom(...mutualRelations, 'introduced-by' as const), key })),
  cadence: maybe(fc.constantFrom(30, 'none' as const)),
  favourite: fc.boolean(),
  extras: few(fc.record({ name: word, value: word })),
  choices: fc
    .dictionary(fc.constantFrom(...fillable), fc.constantFrom('keep' as const, 'take' as const, 'both' as const))
    .map((chosen) => {
      const possible = fillable.filter((field) => choicesFor(field).some((choice) => choice === chosen[field]));
      return Object.fromEntries(possible.map((field) => [field, chosen[field]]));
    }),
});
