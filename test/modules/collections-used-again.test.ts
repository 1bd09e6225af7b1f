import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '../../src/common/database/sql.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { type DavClient, davClient } from '../support/dav-client.js';
import { report, synced } from '../support/dav-reports.js';
import { engines } from '../support/database.js';

const UUID = '5a32a740-23b0-47aa-8000-000000000001';
const lines = (...all: readonly string[]): string => `${all.join('\r\n')}\r\n`;
const inCalendar = (name: string, uid: string, ...own: readonly string[]): string =>
  lines(
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:x',
    `BEGIN:${name}`,
    `UID:${uid}`,
    'DTSTAMP:20261124T000000Z',
    ...own,
    `END:${name}`,
    'END:VCALENDAR',
  );

/** How a phone writes each of the three. */
const kinds = {
  people: {
    ending: '.vcf',
    type: 'text/vcard',
    data: 'card:addressbook-query',
    prop: 'card:address-data',
    filter: '',
    file: (uid: string, says: string) =>
      lines('BEGIN:VCARD', 'VERSION:3.0', `UID:${uid}`, `FN:${says}`, `N:${says};;;;`, 'X-ODD:kept', 'END:VCARD'),
  },
  meetings: {
    ending: '.ics',
    type: 'text/calendar',
    data: 'cal:calendar-query',
    prop: 'cal:calendar-data',
    filter: '<cal:filter><cal:comp-filter name="VCALENDAR"/></cal:filter>',
    file: (uid: string, says: string) =>
      inCalendar(
        'VEVENT',
        uid,
        'DTSTART:20261201T100000Z',
        'DTEND:20261201T110000Z',
        `SUMMARY:${says} mit Greta Beispiel`,
        'X-ODD:kept',
      ),
  },
  'follow-ups': {
    ending: '.ics',
    type: 'text/calendar',
    data: 'cal:calendar-query',
    prop: 'cal:calendar-data',
    filter: '<cal:filter><cal:comp-filter name="VCALENDAR"/></cal:filter>',
    file: (uid: string, says: string) => inCalendar('VTODO', uid, `SUMMARY:${says}`, 'X-ODD:kept'),
  },
} as const;
type Kind = keyof typeof kinds;

describe.each(engines)('a name and a UID that were used before, on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let phone: DavClient;
  let greta: string;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    owner = await signedIn(app, { locale: 'en' });
    phone = await davClient(app, owner.account);
    greta = await owner.api.make('/contacts', { givenName: 'Greta', familyName: 'Beispiel' });
  });

  const folder = (kind: Kind): string =>
    ({ people: phone.book, meetings: phone.meetings, 'follow-ups': phone.followUps })[kind];
  const at = (kind: Kind, name: string): string => `${folder(kind)}${name}${kinds[kind].ending}`;
  const put = async (kind: Kind, name: string, uid: string, says = 'Erste'): Promise<number> => {
    const headers = { 'content-type': kinds[kind].type };
    return (await phone.send('PUT', at(kind, name), { headers, body: kinds[kind].file(uid, says) })).status;
  };
  const remove = async (kind: Kind, name: string): Promise<number> =>
    (await phone.send('DELETE', at(kind, name))).status;
  const get = async (kind: Kind, name: string): Promise<string> => (await phone.send('GET', at(kind, name))).body;
  const idOf = async (kind: Kind, name: string): Promise<string> => {
    const sql = 'select id from collection_files where account_id = ? and kind = ? and name = ?';
    const values = [owner.account.id, kind, `${name}${kinds[kind].ending}`];
    const [found] = await rows<{ id: string }>(app.unitOfWork.reader, sql, values);
    if (!found) throw new Error(`nothing is called ${name}`);
    return found.id;
  };
  /** Of everything that is served. */
  const uids = async (kind: Kind): Promise<string[]> => {
    const { data, prop, filter } = kinds[kind];
    const { body } = await report(phone, folder(kind), data, `<d:prop><${prop}/></d:prop>${filter}`);
    return [...body.matchAll(/\bUID:([^&\r\n]+)/g)].map(([, uid = '']) => uid.replace('urn:uuid:', ''));
  };
  const assertUidsOnce = async (kind: Kind, count: number): Promise<void> => {
    const found = await uids(kind);
    expect(found).toHaveLength(count);
    expect(new Set(found).size).toBe(count);
  };
  /** What was done last, for whoever takes it back later. */
  const lastAct = async (): Promise<string> =>
    (await owner.api.get('/undo')).json<{ items: { id: string }[] }>().items[0]?.id ?? '';
  const inTrash = (id: string): Promise<unknown> => owner.api.delete(`/contacts/${id}`);
  const backFromTrash = async (id: string): Promise<void> => {
    expect((await owner.api.post(`/contacts/${id}/restore`, {})).statusCode).toBe(200);
  };

  /** Deletes there, does something, and brings back here what was deleted. */
  const removedWhile = async (kind: Kind, name: string, work: () => Promise<void>): Promise<void> => {
    const id = await idOf(kind, name);
    expect(await remove(kind, name)).toBe(204);
    const act = await lastAct();
    await work();
    if (kind === 'people') return backFromTrash(id);
    expect((await owner.api.post(`/undo/${act}`, {})).statusCode).toBe(204);
  };

  describe.each(['people', 'meetings', 'follow-ups'] as const)('in %s', (kind) => {
    it.each(['telling-name', UUID])(
      '%s can be put again after it was deleted, as often as somebody likes',
      async (name) => {
        for (const says of ['Erste', 'Zweite', 'Dritte']) {
          expect(await put(kind, name, UUID, says)).toBe(201);
          expect(await get(kind, name)).toContain(says);
          expect(await remove(kind, name)).toBe(204);
        }
      },
    );

    it.each(['telling-name', UUID])('%s that was put again is told once, as there (RFC 6578, 3.5)', async (name) => {
      await put(kind, name, UUID);
      const { token } = await synced(phone, folder(kind), '');
      await remove(kind, name);
      const between = await synced(phone, folder(kind), token).catch(() => null);
      await put(kind, name, UUID, 'Zweite');
      const file = `${name}${kinds[kind].ending}`;
      const after = between ? await synced(phone, folder(kind), token) : await synced(phone, folder(kind), '');
      expect(after.changed.filter((one) => one === file)).toEqual([file]);
      expect(after.gone).not.toContain(file);
      if (between) expect((await synced(phone, folder(kind), between.token)).changed).toEqual([file]);
    });

    it('what has no file of a phone can be deleted there, and put again by its own name and UID', async () => {
      const id = await made(kind);
      const file = `${id}${kinds[kind].ending}`;
      expect((await synced(phone, folder(kind), '')).changed).toContain(file);
      const before = (await uids(kind)).length;
      await removedWhile(kind, id, async () => {
        expect(await put(kind, id, id, 'Zweite')).toBe(201);
      });
      await assertUidsOnce(kind, before + 1);
      expect(await get(kind, id)).toContain('Zweite');
    });

    it("whatever comes back when name and UID are another file's comes under its own", async () => {
      await put(kind, 'abc', 'u1');
      const id = await idOf(kind, 'abc');
      const before = (await uids(kind)).length;
      await removedWhile(kind, 'abc', async () => {
        expect(await put(kind, 'abc', 'u1', 'Zweite')).toBe(201);
      });
      await assertUidsOnce(kind, before + 1);
      expect(await get(kind, 'abc')).toContain('Zweite');
      const back = await get(kind, id);
      expect(back).toContain('Erste');
      // a reminder comes back as a row of its own: its undo keeps no file
      if (kind !== 'follow-ups') expect(back).toContain('X-ODD:kept');
      expect(back).not.toContain('UID:u1');
      const again = await phone.send('PUT', at(kind, id), {
        headers: { 'content-type': kinds[kind].type },
        body: back,
      });
      expect(again.status).toBe(204);
      expect(await get(kind, id)).toBe(back);
    });

    it('a UID stands once, at whatever name it is put anew (RFC 6352, 5.1; RFC 4791, 4.1)', async () => {
      await put(kind, 'one', 'u1');
      const before = (await uids(kind)).length;
      await removedWhile(kind, 'one', async () => {
        expect(await put(kind, 'two', 'u1', 'Zweite')).toBe(201);
      });
      await assertUidsOnce(kind, before + 1);
      expect((await uids(kind)).filter((uid) => uid === 'u1')).toHaveLength(1);
      expect(await get(kind, 'two')).toContain('UID:u1');
    });
  });

  const made = (kind: Kind): Promise<string> => {
    if (kind === 'people') return owner.api.make('/contacts', { givenName: 'Ada', familyName: 'Probe' });
    if (kind === 'follow-ups') return owner.api.make('/reminders', { dueOn: '2026-11-24', kind: 'own', text: 'x' });
    const times = { start: '2026-12-01T15:00:00Z', end: '2026-12-01T16:00:00Z', timeZone: 'Europe/Berlin' };
    return owner.api.make('/meetings', { ...times, contactIds: [greta] });
  };
  it('a reminder that was waved off gives its name and its UID away, too', async () => {
    await put('follow-ups', 'abc', 'u1');
    const id = await idOf('follow-ups', 'abc');
    const state = (word: string): Promise<unknown> =>
      app.unitOfWork.run(() => rows(app.unitOfWork.writer, 'update reminders set state = ? where id = ?', [word, id]));
    await state('dismissed');
    expect(await put('follow-ups', 'abc', 'u1', 'Zweite')).toBe(201);
    await state('open');
    expect(await get('follow-ups', 'abc')).toContain('Zweite');
    expect(await get('follow-ups', id)).toContain('Erste');
    await assertUidsOnce('follow-ups', 2);
  });

  it.each(['meetings', 'follow-ups'] as const)(
    '%s about somebody in the trash give their name and UID away, too',
    async (kind) => {
      await put(kind, 'abc', 'u1', 'Greta Beispiel');
      const id = await idOf(kind, 'abc');
      await owner.api.make('/contacts', { givenName: 'Ada', familyName: 'Probe' });
      await inTrash(greta);
      expect((await phone.send('GET', at(kind, 'abc'))).status).toBe(404);
      const headers = { 'content-type': kinds[kind].type };
      const body = kinds[kind].file('u1', 'Ada Probe').replace(' mit Greta Beispiel', '');
      expect((await phone.send('PUT', at(kind, 'abc'), { headers, body })).status).toBe(201);
      await backFromTrash(greta);
      expect(await get(kind, 'abc')).toContain('Ada Probe');
      expect(await get(kind, id)).toContain('Greta Beispiel');
      await assertUidsOnce(kind, 2);
    },
  );
});
