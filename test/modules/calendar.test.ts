import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/common/ids.js';
import { BusyCalendar } from '../../src/busy-calendars/busy-calendar.entity.js';
import { BusyMonth } from '../../src/busy-calendars/busy-month.entity.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { aContact, stored } from '../support/builders.js';
import { engines } from '../support/database.js';
import { statementsOf } from '../support/statements.js';

interface Item {
  readonly kind: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly text: string | null;
  readonly state: string | null;
  readonly contactIds: string[];
}

const monday = '2026-11-23T08:00:00.000Z';
const MANY = 300;
const PATIENCE_MS = 60_000;

describe.each(engines)('the calendar, on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;

  beforeAll(async () => {
    app = await startApp({ engine, clock: monday });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set(monday);
    owner = await signedIn(app, { country: 'DE', region: 'SN' });
  });

  const items = async (from: string, to: string): Promise<Item[]> =>
    (await owner.api.get(`/calendar?from=${from}&to=${to}`)).json<{ items: Item[] }>().items;
  const kinds = async (from: string, to: string): Promise<string[]> =>
    (await items(from, to)).map(({ kind, firstOn }) => `${firstOn} ${kind}`);
  const meet = (contactIds: string[], start: string, end: string): Promise<string> =>
    owner.api.make('/meetings', { contactIds, start, end, timeZone: 'Europe/Berlin' });

  it('has meetings, what is to be done, trips, birthdays and holidays on their days', async () => {
    const ayla = await owner.api.make('/contacts', { givenName: 'Ayla', birthday: { day: 26, month: 11, year: 1990 } });
    await meet([ayla], '2026-11-24T15:00:00Z', '2026-11-24T16:00:00Z');
    await owner.api.make('/reminders', { kind: 'own', text: 'Zahlen', dueOn: '2026-11-24' });
    await owner.api.make('/trips', { city: 'Jena', from: '2026-11-25', to: '2026-11-26' });
    expect(await items('2026-11-18', '2026-11-26')).toMatchObject([
      { kind: 'holiday', firstOn: '2026-11-18', text: 'Buß- und Bettag' },
      { kind: 'meeting', firstOn: '2026-11-24', start: '2026-11-24T15:00:00.000Z', contactIds: [ayla] },
      { kind: 'reminder', firstOn: '2026-11-24', text: 'Zahlen' },
      { kind: 'trip', firstOn: '2026-11-25', lastOn: '2026-11-26', text: 'Jena' },
      { kind: 'birthday', firstOn: '2026-11-26', contactIds: [ayla] },
    ]);
  });

  it('counts days in the zone of the account, over midnight and a change of the clocks', async () => {
    const ayla = await owner.api.make('/contacts', { givenName: 'Ayla' });
    await meet([ayla], '2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z'); // 01:30 to 02:30, the first of two
    await meet([ayla], '2026-10-25T22:30:00Z', '2026-10-25T23:00:00Z'); // 23:30 to midnight
    expect(await kinds('2026-10-25', '2026-10-25')).toEqual(['2026-10-25 meeting', '2026-10-25 meeting']);
    expect(await kinds('2026-10-24', '2026-10-24')).toEqual([]);
    expect(await kinds('2026-10-26', '2026-10-26')).toEqual([]);
  });

  it('knows birthdays without a year, on 29 February, and over the turn of the year', async () => {
    for (const birthday of [
      { day: 31, month: 12 },
      { day: 1, month: 1, year: 2000 },
      { day: 29, month: 2, year: 1996 },
    ]) {
      await owner.api.make('/contacts', { givenName: `P${birthday.day}`, birthday });
    }
    const birthdays = async (from: string, to: string): Promise<string[]> =>
      (await items(from, to)).filter(({ kind }) => kind === 'birthday').map(({ firstOn }) => firstOn);
    expect(await birthdays('2026-12-28', '2027-01-31')).toEqual(['2026-12-31', '2027-01-01']);
    expect(await birthdays('2028-02-01', '2028-03-05')).toEqual(['2028-02-29']);
    expect(await birthdays('2027-02-01', '2027-03-05')).toHaveLength(1);
  });

  it('has a birthday once, and a birthday reminder on another day beside it', async () => {
    const eva = await owner.api.make('/contacts', { givenName: 'Eva', birthday: { day: 12, month: 12, year: 1990 } });
    const about = { kind: 'birthday', contactId: eva };
    await owner.api.make('/reminders', { ...about, dueOn: '2026-12-12', text: 'Anrufen' });
    await owner.api.make('/reminders', { ...about, dueOn: '2026-12-09', text: 'Geschenk besorgen' });
    expect(await kinds('2026-12-01', '2026-12-20')).toEqual(['2026-12-09 reminder', '2026-12-12 birthday']);
  });

  it('has the next times of what comes again by its date, as to come', async () => {
    const every = (text: string, dueOn: string, recurrence: object): Promise<string> =>
      owner.api.make('/reminders', { kind: 'own', text, dueOn, recurrence });
    const weekly = await every('Gießen', '2026-11-20', { rule: 'FREQ=WEEKLY', from: 'date' });
    await every('Laufen', '2026-11-24', { rule: 'FREQ=DAILY', from: 'done' });
    await every('Miete', '2026-11-24', { rule: 'FREQ=MONTHLY;COUNT=2', from: 'date' });
    const found = (await items('2026-11-16', '2026-12-31')).filter(({ kind }) => kind === 'reminder');
    const of = (text: string): unknown[] =>
      found.filter((one) => one.text === text).map(({ firstOn, state }) => `${firstOn} ${state ?? 'now'}`);
    const fridays = ['2026-11-27', '2026-12-04', '2026-12-11', '2026-12-18', '2026-12-25'];
    expect(of('Gießen')).toEqual(['2026-11-20 now', ...fridays.map((day) => `${day} to-come`)]);
    expect(of('Laufen')).toEqual(['2026-11-24 now']);
    expect(of('Miete')).toEqual(['2026-11-24 now', '2026-12-24 to-come']);
    await owner.api.post(`/reminders/${weekly}/snooze`, { until: '2026-12-05' });
    const afterwards = (await items('2026-12-01', '2026-12-12')).filter(({ text }) => text === 'Gießen');
    expect(afterwards.map(({ firstOn }) => firstOn)).toEqual(['2026-12-05', '2026-12-11']);
    const page = (await owner.visitor.get('/calendar?m=2026-12')).body;
    expect(page).toContain('Gießen (kommt wieder)');
  });

  it('says that there is more, of birthdays, offered times and next times of a series, too', async () => {
    const more = async (from: string, to: string): Promise<boolean> =>
      (await owner.api.get(`/calendar?from=${from}&to=${to}`)).json<{ more: boolean }>().more;
    const people = Array.from({ length: 1_001 }, (_, nth) =>
      aContact(owner.account, { givenName: `P${nth}`, birthday: '1990-12-12' }),
    );
    await stored(app.unitOfWork, ...people);
    expect(await more('2026-12-01', '2026-12-31')).toBe(true);
    expect(await more('2026-12-01', '2026-12-05')).toBe(false);
    for (let nth = 0; nth < 6; nth += 1) {
      const recurrence = { rule: 'FREQ=DAILY', from: 'date' };
      await owner.api.make('/reminders', { kind: 'own', text: `${nth}`, dueOn: '2026-11-24', recurrence });
    }
    expect(await more('2027-01-01', '2027-02-28')).toBe(false);
    expect(await more('2027-01-01', '2027-04-09')).toBe(true); // 6 times 99 days
  });

  it('leaves out whoever is in the trash, who is not to be greeted, and what was called off', async () => {
    const birthday = { day: 26, month: 11 };
    const [gone, quiet] = [
      await owner.api.make('/contacts', { givenName: 'Weg', birthday }),
      await owner.api.make('/contacts', { givenName: 'Still', birthday, neverSuggest: true }),
    ];
    await meet([gone], '2026-11-24T15:00:00Z', '2026-11-24T16:00:00Z');
    const off = await meet([quiet], '2026-11-25T15:00:00Z', '2026-11-25T16:00:00Z');
    await owner.api.patch(`/meetings/${off}`, { state: 'not-this-time' });
    await owner.api.delete(`/contacts/${gone}`);
    expect(await kinds('2026-11-24', '2026-11-30')).toEqual([]);
  });

  it('says what is taken elsewhere, but not our own meeting a second time, nor what does not count', async () => {
    const ayla = await owner.api.make('/contacts', { givenName: 'Ayla' });
    await meet([ayla], '2026-11-24T15:00:00Z', '2026-11-24T16:00:00Z');
    const at = (time: string): number => Date.parse(`2026-11-24T${time}:00Z`);
    await elsewhere([
      [at('08:00'), at('09:00')],
      [at('08:30'), at('10:00')],
      [at('15:00'), at('16:00')],
    ]);
    await elsewhere([[at('20:00'), at('21:00')]], false);
    const busy = (await items('2026-11-24', '2026-11-24')).filter(({ kind }) => kind === 'busy');
    expect(busy).toMatchObject([{ start: '2026-11-24T08:00:00.000Z', end: '2026-11-24T10:00:00.000Z' }]);
  });

  it('refuses days that are none, too many, or the wrong way round', async () => {
    for (const span of [
      'from=2026-11-01&to=2027-03-01',
      'from=2026-11-02&to=2026-11-01',
      'from=x&to=y',
      'from=2026-11-01',
    ]) {
      expect((await owner.api.get(`/calendar?${span}`)).statusCode).toBe(422);
    }
  });

  it(
    'asks no more with many people than with few, and reads the rows of those alone who have birthday',
    async () => {
      const people = Array.from({ length: MANY }, (_, nth) =>
        aContact(owner.account, { birthday: `19${String(60 + (nth % 40))}-0${1 + (nth % 9)}-11` }),
      );
      const ask = () => statementsOf(app, () => items('2026-05-01', '2026-05-31'));
      await stored(app.unitOfWork, aContact(owner.account, { birthday: '1990-05-11' }));
      await ask(); // notes that the token was used
      const before = await ask();
      await stored(app.unitOfWork, ...people);
      expect((await ask()).length).toBe(before.length);
      expect(before.length).toBeLessThanOrEqual(12);
      const found = (await items('2026-05-01', '2026-05-31')).filter(({ kind }) => kind === 'birthday');
      expect(found).toHaveLength(Math.floor(MANY / 9) + 1);
    },
    PATIENCE_MS,
  );

  const elsewhere = async (spans: [number, number][], counts = true): Promise<void> => {
    const id = newId(new Date(monday));
    const calendar = Object.assign(new BusyCalendar(), {
      ...{ id, accountId: owner.account.id, kind: 'address', calendarAccountId: null, label: 'Arbeit', counts },
      ...{ addressSealed: null, etag: null, lastModified: null, version: 1, events: 1, readUntil: null },
      ...{ lookedAt: null, triedAt: null, nextLookAt: null, tries: 0, leaseUntil: null },
      ...{ problem: null, problemAnswer: null, problemAt: null, createdAt: monday, updatedAt: monday },
    });
    const month = Object.assign(new BusyMonth(), {
      ...{ id: newId(new Date(monday)), accountId: owner.account.id, calendarId: id, month: '2026-11', spans },
    });
    await stored(app.unitOfWork, calendar, month);
  };
});
