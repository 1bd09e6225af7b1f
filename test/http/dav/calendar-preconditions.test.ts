import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caldav, carddav, childOf, dav, textOf } from '../../../src/common/xml/xml-element.js';
import { signedIn, startApp, type TestApp } from '../../support/app.js';
import { type DavClient, davClient, type DavReply, rootOf } from '../../support/dav-client.js';
import { engines } from '../../support/database.js';

const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//probe//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const part = (name: string, uid: string, ...lines: readonly string[]): string[] => [
  ...[
    `BEGIN:${name}`,
    `UID:${uid}`,
    'DTSTAMP:20260101T000000Z',
    'SUMMARY:Walk with Anna Probe',
    ...lines,
    `END:${name}`,
  ],
];
const OBJECT = 'valid-calendar-object-resource';
const START = 'DTSTART:20270101T100000Z';
const END = 'DTEND:20270101T110000Z';
const DUE = 'DUE;VALUE=DATE:20270101';
const event = (uid: string, ...lines: readonly string[]): string =>
  calendar(...part('VEVENT', uid, START, END, ...lines));
const task = (uid: string, ...lines: readonly string[]): string => calendar(...part('VTODO', uid, ...lines));

describe.each(engines)('what a calendar asks of a file on %s', (engine) => {
  let app: TestApp;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    const owner = await signedIn(app, { locale: 'en', timeZone: 'Europe/Berlin' });
    phone = await davClient(app, owner.account);
    await owner.api.make('/contacts', { givenName: 'Anna', familyName: 'Probe' });
  });
  afterAll(() => app.close());

  const put = (path: string, body: string, type = 'text/calendar'): Promise<DavReply> =>
    phone.send('PUT', path, { headers: { 'content-type': type }, body });

  it.each([
    ['a task among the meetings', 'meetings', task('x', DUE), 'supported-calendar-component'],
    ['a meeting among the tasks', 'followUps', event('x'), 'supported-calendar-component'],
    ['a journal', 'meetings', calendar(...part('VJOURNAL', 'x')), 'supported-calendar-component'],
    ['a message (METHOD)', 'meetings', calendar('METHOD:REQUEST', ...part('VEVENT', 'x', START)), OBJECT],
    ['two UIDs', 'meetings', calendar(...part('VEVENT', 'x', START), ...part('VEVENT', 'y', START)), OBJECT],
    ['two kinds', 'meetings', calendar(...part('VEVENT', 'x', START), ...part('VTODO', 'x', DUE)), OBJECT],
    [
      'two events of one UID',
      'meetings',
      calendar(...part('VEVENT', 'x', START), ...part('VEVENT', 'x', START)),
      OBJECT,
    ],
    ['nothing in it', 'meetings', calendar(), OBJECT],
    ['no UID', 'meetings', calendar('BEGIN:VEVENT', START, 'END:VEVENT'), OBJECT],
    ['an end too few', 'meetings', event('x').replace('END:VEVENT\r\n', ''), 'valid-calendar-data'],
    ['words', 'meetings', 'Lunch tomorrow?', 'valid-calendar-data'],
    ['vCalendar 1.0', 'meetings', event('x').replace('VERSION:2.0', 'VERSION:1.0'), 'supported-calendar-data'],
  ] as const)('%s is refused by the name that RFC 4791, 5.3.2.1 has for it', async (_what, where, body, condition) => {
    const path = `${phone[where]}x.ics`;
    const refused = await put(path, body);
    const conditions = (await rootOf(refused.body)).children.map(({ name }) => name);
    expect([refused.status, conditions]).toEqual([403, [caldav(condition), dav('responsedescription')]]);
    expect((await phone.send('GET', path)).status).toBe(404);
  });

  it('a UID that another file has is refused with its address: CALDAV in calendars, CARDDAV in the address book', async () => {
    const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:one\r\nFN:Eva Probe\r\nN:Probe;Eva;;;\r\nEND:VCARD\r\n';
    const all = [
      [phone.meetings, event('one'), 'text/calendar', caldav('no-uid-conflict')],
      [phone.followUps, task('one', DUE), 'text/calendar', caldav('no-uid-conflict')],
      [phone.book, card, 'text/vcard', carddav('no-uid-conflict')],
    ] as const;
    for (const [path, body, type, condition] of all) {
      expect((await put(`${path}first`, body, type)).status).toBe(201);
      const refused = await put(`${path}second`, body, type);
      const conflict = childOf(await rootOf(refused.body), condition);
      expect([refused.status, textOf(childOf(conflict, dav('href')))]).toEqual([403, `${path}first`]);
      expect((await put(`${path}first`, body, type)).status).toBe(204);
    }
  });

  it.each([
    ['a meeting as it is', 'meetings', event('as-it-is'), true],
    ['a task as it is', 'followUps', task('as-it-is', DUE), true],
    ['a mark in front of it that is not kept', 'meetings', `\ufeff${event('mark')}`, false],
    ['a task without a day, which gets one', 'followUps', task('no-day'), false],
  ] as const)('%s: the ETag is told only if GET gives the same octets (5.3.4)', async (what, where, body, isSame) => {
    const path = `${phone[where]}${encodeURIComponent(what)}.ics`;
    const { status, headers } = await put(path, body);
    const read = await phone.send('GET', path);
    expect([status, headers.etag !== undefined, read.body === body]).toEqual([201, isSame, isSame]);
    if (isSame) expect(read.headers.etag).toBe(headers.etag);
  });
});
