import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { FeedsService } from '../../src/calendar/feeds.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/answer.js';
import { engines } from '../support/database.js';

/** What a program that subscribed has in its hands. */
interface Held {
  readonly body: string;
  readonly version: number;
}

const PATIENCE_MS = 30_000;
/** Fewer than PostgreSQL has connections to us. */
const BEGUN_TOGETHER = 4;

/** Whoever comes waits until so many have come. */
function atOnce(many: number): () => Promise<void> {
  let come = 0;
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come >= many) open();
    return opened;
  };
}

describe.each(engines)('the version of a calendar on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let secret: string;
  /** Ids of what was made, by name. */
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    app = await startApp({ engine });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app, { locale: 'de' });
    const { url } = (await owner.api.post('/feeds', { label: 'x' })).json<{ url: string }>();
    secret = /feeds\/(.*)\.ics/.exec(url)?.[1] ?? '';
  });

  const held = async (): Promise<Held> => {
    const { tag, body } = await app.get(FeedsService).read(secret);
    return { body: (await body()).toString(), version: Number(tag.split('.')[0]) };
  };
  const version = async (): Promise<number> => (await held()).version;
  const make = async (name: string, path: string, body: object): Promise<void> => {
    ids[name] = await owner.api.make(path, body);
  };
  const ok = async (answer: Promise<Answer>): Promise<void> => {
    const { statusCode, body } = await answer;
    expect(statusCode, body).toBeLessThan(300);
  };
  const undoLast = async (): Promise<void> => {
    const { items } = (await owner.api.get('/undo')).json<{ items: { id: string }[] }>();
    await ok(owner.api.post(`/undo/${items[0]?.id ?? ''}`));
  };
  /** Does it, and holds: another body has another version, and the body is another one. */
  const changes = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    const before = await held();
    app.clock.set(new Date(app.clock.now().getTime() + 1000).toISOString());
    await act();
    const after = await held();
    expect(after.body === before.body, `${what}: the body is the same`).toBe(false);
    expect(after.version, `${what}: the version is the same`).toBeGreaterThan(before.version);
  };
  /** What only imports and merges can do. */
  const directly = (fields: string, name: string): Promise<unknown> =>
    app.unitOfWork.run(() =>
      rows(app.unitOfWork.writer, `update contacts set ${fields} where id = ?`, [ids[name] ?? '']),
    );
  const time = (hour: number): object => ({
    ...{ start: `2026-12-01T${hour}:00:00Z`, end: `2026-12-01T${hour + 1}:00:00Z`, timeZone: 'Europe/Berlin' },
  });

  it('rises with every change of meetings and of who takes part', async () => {
    await make('tom', '/contacts', { givenName: 'Tom', familyName: 'Probe' });
    await make('kim', '/contacts', { givenName: 'Kim' });
    const at = (): string => `/meetings/${ids['meeting'] ?? ''}`;
    await changes('a meeting', () => make('meeting', '/meetings', { ...time(15), contactIds: [ids['tom']] }));
    await changes('moved', () => ok(owner.api.patch(at(), time(16))));
    await changes('a place', () => ok(owner.api.patch(at(), { place: 'Jena' })));
    await changes('joined', () => ok(owner.api.patch(at(), { contactIds: [ids['tom'], ids['kim']] })));
    await changes('left', () => ok(owner.api.patch(at(), { contactIds: [ids['kim']] })));
    await changes('called off', () => ok(owner.api.patch(at(), { state: 'not-this-time' })));
    await changes('removed', () => ok(owner.api.delete(at())));
  });

  it('rises with every change of reminders and trips, and with taking it back', async () => {
    const at = (): string => `/reminders/${ids['reminder'] ?? ''}`;
    const own = { kind: 'own', text: 'Karte', dueOn: '2026-12-03' };
    await changes('a reminder', () => make('reminder', '/reminders', own));
    await changes('its words', () => ok(owner.api.patch(at(), { text: 'Karte schreiben' })));
    await changes('snoozed', () => ok(owner.api.post(`${at()}/snooze`, { until: '2026-12-10' })));
    await changes('snooze taken back', undoLast);
    await changes('done', () => ok(owner.api.post(`${at()}/done`)));
    await changes('done taken back', undoLast);
    await changes('removed', () => ok(owner.api.delete(at())));
    await changes('removal taken back', undoLast);
    const trip = (): string => `/trips/${ids['trip'] ?? ''}`;
    await changes('a trip', () => make('trip', '/trips', { city: 'Jena', from: '2026-12-01', to: '2026-12-02' }));
    await changes('longer', () => ok(owner.api.patch(trip(), { to: '2026-12-04' })));
    await changes('trip removed', () => ok(owner.api.delete(trip())));
    await changes('trip back', undoLast);
  });

  it('rises with whatever changes how people are named, whether they are, and their birthdays', async () => {
    await make('tom', '/contacts', { givenName: 'Tom' });
    await make('agency', '/contacts', { nickname: 'Radio' });
    const [at, agency] = [`/contacts/${ids['tom'] ?? ''}`, `/contacts/${ids['agency'] ?? ''}`];
    await make('meeting', '/meetings', { ...time(15), contactIds: [ids['tom'], ids['agency']] });
    const birthday = { year: 1996, month: 2, day: 29 };
    await changes('a birthday', () => ok(owner.api.patch(at, { birthday })));
    await changes('another birthday', () => ok(owner.api.patch(at, { birthday: { ...birthday, day: 28 } })));
    await changes('birthday taken back', undoLast);
    await changes('somebody with a birthday', () => make('kim', '/contacts', { givenName: 'Kim', birthday }));
    await changes('given name', () => ok(owner.api.patch(at, { givenName: 'Thomas' })));
    await changes('name taken back', undoLast);
    await changes('family name', () => ok(owner.api.patch(at, { familyName: 'Probe' })));
    await changes('a nickname, of somebody without a name', () =>
      ok(owner.api.patch(agency, { nickname: 'Die Agentur' })),
    );
    await changes('where they work, of the same', () =>
      directly(`nickname = null, organisation = 'Isarwelle'`, 'agency'),
    );
    await changes('please don’t', () => ok(owner.api.patch(at, { pleaseDont: true })));
    await changes('please do', () => ok(owner.api.patch(at, { pleaseDont: false })));
    await changes('never suggest', () => ok(owner.api.patch(at, { neverSuggest: true })));
    await changes('suggest', () => ok(owner.api.patch(at, { neverSuggest: false })));
  });

  it('rises with trash, restore, merge, its undo, and purge', async () => {
    await make('tom', '/contacts', { givenName: 'Tom', birthday: { year: null, month: 5, day: 17 } });
    await make('twin', '/contacts', { givenName: 'Tommy' });
    const [at, twin] = [`/contacts/${ids['tom'] ?? ''}`, ids['twin'] ?? ''];
    await make('meeting', '/meetings', { ...time(15), contactIds: [twin] });
    await make('reminder', '/reminders', { kind: 'thank-you', contactId: twin, dueOn: '2026-12-03' });
    await changes('merged', () => ok(owner.api.post(`${at}/merge`, { otherId: twin })));
    await changes('merge taken back', undoLast);
    await changes('in the trash', () => ok(owner.api.delete(at)));
    await changes('restored', () => ok(owner.api.post(`${at}/restore`)));
    await changes('many in the trash', () =>
      ok(owner.api.post('/contacts/bulk', { ids: [ids['tom'], twin], action: 'delete' })),
    );
    await changes('many back', undoLast);
    await changes('gone for good', () => ok(owner.api.post(`${at}/purge`)));
    await changes('gone with a meeting', () => ok(owner.api.post(`/contacts/${twin}/purge`)));
  });

  it('rises with an import that brings birthdays, and with its undo', async () => {
    const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva Probe\r\nN:Probe;Eva;;;\r\nBDAY:1990-05-17\r\nEND:VCARD\r\n';
    const settled = async (at: string, state: string): Promise<void> => {
      const present = async () => (await owner.api.get(at)).json<{ state: string }>().state;
      await expect.poll(present, { timeout: PATIENCE_MS }).toBe(state);
    };
    await changes('an import', async () => {
      const upload = await owner.api.upload('/imports', { filename: 'a.vcf', bytes: card });
      ids['import'] = `/imports/${String(upload.headers['location']).split('/').at(-1) ?? ''}`;
      await settled(ids['import'], 'preview');
      await ok(owner.api.post(`${ids['import']}/commit`));
      await settled(ids['import'], 'done');
    });
    await changes('its undo', async () => {
      await ok(owner.api.post(`${ids['import'] ?? ''}/undo`));
      await settled(ids['import'] ?? '', 'undone');
    });
  });

  it('rises with the language of the account and, for what is counted in its days, with its zone', async () => {
    await make('reminder', '/reminders', { kind: 'own', text: 'Karte', dueOn: '2026-12-03' });
    await make('tom', '/contacts', { givenName: 'Tom' });
    await make('meeting', '/meetings', { ...time(15), contactIds: [ids['tom']] });
    await changes('language', () => ok(owner.api.patch('/account', { locale: 'en' })));
    const before = await version();
    await ok(owner.api.patch('/account', { timeZone: 'America/New_York' }));
    expect(await version()).toBeGreaterThan(before);
  });

  it('stays as it is for somebody new without a birthday, for others, and for what was rolled back', async () => {
    const before = await version();
    await make('tom', '/contacts', { givenName: 'Tom' });
    await ok(owner.api.post(`/contacts/${ids['tom'] ?? ''}/interactions`, { channel: 'call' }));
    const other = await signedIn(app);
    await other.api.make('/reminders', { kind: 'own', text: 'x', dueOn: '2026-12-03' });
    expect(await version()).toBe(before);
    const failing = app.unitOfWork.run(async () => {
      await rows(app.unitOfWork.writer, `update contacts set birthday = '1990-05-17' where account_id = ?`, [
        owner.account.id,
      ]);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await version()).toBe(before);
  });

  it('keeps nobody waiting in a circle: transactions of one account that write in opposite orders all come through', async () => {
    await make('tom', '/contacts', { givenName: 'Tom' });
    const names: string[] = [];
    for (let number = 0; number < 8; number += 1) {
      names.push(`m${number}`);
      await make(`m${number}`, '/meetings', { ...time(15), contactIds: [ids['tom']] });
      await make(`r${number}`, '/reminders', { kind: 'own', text: 'x', dueOn: '2026-12-03' });
    }
    const before = await version();
    const steps = (number: number): readonly [sql: string, id: string][] => [
      ['update meetings set place = ? where id = ?', ids[`m${number}`] ?? ''],
      ['update reminders set text = ? where id = ?', ids[`r${number}`] ?? ''],
    ];
    // on SQLite one comes after the other anyway
    const together = atOnce(engine === 'postgres' ? BEGUN_TOGETHER : 1);
    const writing = names.map((_, number) =>
      app.unitOfWork.run(async () => {
        for (const [sql, id] of number % 2 === 0 ? steps(number) : steps(number).toReversed()) {
          await rows(app.unitOfWork.writer, sql, [`Jena ${number}`, id]);
          await together();
        }
      }),
    );
    const outcomes = await Promise.allSettled(writing);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    const raised = (await version()) - before;
    expect(raised).toBe(engine === 'postgres' ? names.length : 2 * names.length); // once for each transaction, or each row
  });
});
