import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caldav } from '../../../src/common/xml/xml-element.js';
import { signedIn, type SignedIn, startApp, type TestApp } from '../../support/app.js';
import { type DavClient, davClient, refusalIn } from '../../support/dav-client.js';
import { dataIn, namesIn, report, told } from '../../support/dav-reports.js';
import { engines } from '../../support/database.js';

const calendar = (part: string, uid: string, ...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//probe//EN', `BEGIN:${part}`, `UID:${uid}`, 'DTSTAMP:20260101T000000Z']
    .concat(lines, [`END:${part}`, 'END:VCALENDAR', ''])
    .join('\r\n');
const event = (uid: string, ...lines: string[]): string =>
  calendar('VEVENT', uid, ...lines, 'ATTENDEE;CN=Anna Probe;PARTSTAT=ACCEPTED:mailto:anna@probe.example');

const MEETINGS: Readonly<Record<string, string>> = {
  'once.ics': event('once', 'SUMMARY:Coffee', 'DTSTART:20261124T150000Z', 'DTEND:20261124T160000Z', 'CLASS:PRIVATE'),
  'weekly.ics': event(
    'weekly',
    'SUMMARY:Walk',
    'DTSTART;TZID=Europe/Berlin:20261007T180000',
    'DURATION:PT1H',
    'RRULE:FREQ=WEEKLY;UNTIL=20270331T170000Z',
    'EXDATE;TZID=Europe/Berlin:20261118T180000',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:Walk',
    'TRIGGER:-PT30M',
    'END:VALARM',
  ),
  'day.ics': event('day', 'SUMMARY:Whole day', 'DTSTART;VALUE=DATE:20261201', 'STATUS:TENTATIVE'),
};
const TASKS: Readonly<Record<string, string>> = {
  'due.ics': calendar('VTODO', 'due', 'SUMMARY:Write to Anna', 'DUE;VALUE=DATE:20261124', 'STATUS:NEEDS-ACTION'),
  'done.ics': calendar(
    'VTODO',
    'done',
    'SUMMARY:Call Anna',
    'DUE;VALUE=DATE:20261201',
    'STATUS:COMPLETED',
    'PERCENT-COMPLETE:100',
    'COMPLETED:20261110T100000Z',
  ),
};

describe.each(engines)('calendars that are asked for on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
    owner = await signedIn(app, { locale: 'en', timeZone: 'Europe/Berlin' });
    phone = await davClient(app, owner.account);
    const emails = [{ value: 'anna@probe.example' }];
    await owner.api.make('/contacts', { givenName: 'Anna', familyName: 'Probe', emails });
    await putAll(phone.meetings, MEETINGS);
    await putAll(phone.followUps, TASKS);
  });
  afterAll(() => app.close());

  const putAll = async (path: string, files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, body] of Object.entries(files)) {
      const reply = await phone.send('PUT', path + name, { headers: { 'content-type': 'text/calendar' }, body });
      expect([name, reply.status, reply.body]).toEqual([name, 201, '']);
    }
  };
  const comp = (name: string, inner: string): string => `<cal:comp-filter name="${name}">${inner}</cal:comp-filter>`;
  const query = (path: string, inner: string, prop = '<d:getetag/>', rest = ''): ReturnType<typeof report> => {
    const filter = `<cal:filter>${comp('VCALENDAR', inner)}</cal:filter>`;
    return report(phone, path, 'cal:calendar-query', `<d:prop>${prop}</d:prop>${filter}${rest}`);
  };
  const range = (start: string, end: string): string =>
    `<cal:time-range${start && ` start="${start}Z"`}${end && ` end="${end}Z"`}/>`;
  const meetings = (inner: string): Promise<string[]> => namesIn(query(phone.meetings, comp('VEVENT', inner)));
  const tasks = (inner: string): Promise<string[]> => namesIn(query(phone.followUps, comp('VTODO', inner)));
  const multiget = (name: string, data: string): ReturnType<typeof report> => {
    const asked = `<d:prop><cal:calendar-data>${data}</cal:calendar-data></d:prop><d:href>${phone.meetings}${name}</d:href>`;
    return report(phone, phone.meetings, 'cal:calendar-multiget', asked);
  };

  describe('row 9: calendar-query (RFC 4791, 7.8 and 9.7 to 9.9)', () => {
    it.each([
      ['all', '', ['day.ics', 'once.ics', 'weekly.ics']],
      ['one that touches the range', range('20261124T155900', '20261124T170000'), ['once.ics']],
      ['none that ends where the range begins', range('20261124T160000', '20261124T170000'), []],
      ['one of a series (9.9)', range('20261202T165959', '20261202T170001'), ['weekly.ics']],
      ['none where a series leaves one out (EXDATE)', range('20261118T000000', '20261119T000000'), []],
      ['a whole day in the zone of the account (9.8)', range('20261130T230000', '20261130T233000'), ['day.ics']],
      ['none before the day in that zone', range('20261130T220000', '20261130T230000'), []],
      ['from then on', range('20261202T000000', ''), ['weekly.ics']],
      ['until then', range('', '20261101T000000'), ['weekly.ics']],
      ['none behind the end of a series', range('20270401T000000', ''), []],
      [
        'a title (9.7.5: contains, whatever the case)',
        '<cal:prop-filter name="SUMMARY"><cal:text-match>COFF</cal:text-match></cal:prop-filter>',
        ['once.ics'],
      ],
      [
        'a property that is not there (9.7.4)',
        '<cal:prop-filter name="STATUS"><cal:is-not-defined/></cal:prop-filter>',
        ['once.ics', 'weekly.ics'],
      ],
      [
        'a parameter (9.7.3)',
        '<cal:prop-filter name="DTSTART"><cal:param-filter name="TZID"/></cal:prop-filter>',
        ['weekly.ics'],
      ],
      [
        'a property within a time',
        `<cal:prop-filter name="DTSTART">${range('20261124T000000', '20261125T000000')}</cal:prop-filter>`,
        ['once.ics'],
      ],
      [
        'an alarm by when it rings (9.9)',
        `<cal:comp-filter name="VALARM">${range('20261202T162900', '20261202T163100')}</cal:comp-filter>`,
        ['weekly.ics'],
      ],
      [
        'no alarm at all',
        '<cal:comp-filter name="VALARM"><cal:is-not-defined/></cal:comp-filter>',
        ['day.ics', 'once.ics'],
      ],
    ])('finds %s', async (_what, inner, names) => {
      expect(await meetings(inner)).toEqual(names);
    });

    it.each([
      [
        'those due on the day that is asked for, whatever its hour (9.9)',
        range('20261123T230000', '20261124T230000'),
        ['due.ics'],
      ],
      ['none before', range('20261101T000000', '20261122T230000'), []],
      [
        'those that are still to do',
        '<cal:prop-filter name="COMPLETED"><cal:is-not-defined/></cal:prop-filter>' +
          '<cal:prop-filter name="STATUS"><cal:text-match negate-condition="yes">CANCELLED</cal:text-match></cal:prop-filter>',
        ['due.ics'],
      ],
    ])('finds follow-ups: %s', async (_what, inner, names) => {
      expect(await tasks(inner)).toEqual(names);
    });

    it('finds no tasks among the meetings, and no meetings among the tasks (row 13)', async () => {
      expect(await namesIn(query(phone.meetings, comp('VTODO', '')))).toEqual([]);
      expect(await namesIn(query(phone.followUps, comp('VEVENT', '')))).toEqual([]);
    });

    it('reads floating days in the zone that the query names (9.8)', async () => {
      const zone = 'BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:America/New_York\nEND:VTIMEZONE\nEND:VCALENDAR';
      const inner = comp('VEVENT', range('20261202T043000', '20261202T045900'));
      expect(await namesIn(query(phone.meetings, inner))).toEqual([]);
      expect(
        await namesIn(query(phone.meetings, inner, '<d:getetag/>', `<cal:timezone>${zone}</cal:timezone>`)),
      ).toEqual(['day.ics']);
    });

    it.each([
      ['a range without an end and a begin', range('', ''), 'valid-filter'],
      ['a range backwards', range('20261202T000000', '20261201T000000'), 'valid-filter'],
      ['a condition that nobody knows', '<cal:mood/>', 'supported-filter'],
      [
        'a collation that nobody knows',
        '<cal:prop-filter name="SUMMARY"><cal:text-match collation="x">a</cal:text-match></cal:prop-filter>',
        'supported-collation',
      ],
    ])('refuses %s by the name of the RFC (7.8)', async (_what, inner, condition) => {
      const { status, body } = await query(phone.meetings, comp('VEVENT', inner));
      expect(status).toBe(403);
      expect((await refusalIn(body)).conditions).toEqual([caldav(condition)]);
    });
  });

  describe('row 9 and 16: calendar-data (RFC 4791, 9.6)', () => {
    it('calendar-multiget gives a file octet for octet (7.9)', async () => {
      expect(dataIn(await told(multiget('weekly.ics', '')))).toBe(MEETINGS['weekly.ics']);
    });

    it('gives the parts and properties alone that are asked for (9.6.1 to 9.6.4)', async () => {
      const wanted =
        '<cal:comp name="VCALENDAR"><cal:prop name="VERSION"/><cal:comp name="VEVENT"><cal:prop name="SUMMARY"/>' +
        '<cal:prop name="CLASS" novalue="yes"/></cal:comp></cal:comp>';
      expect(dataIn(await told(multiget('once.ics', wanted)))).toBe(
        'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Coffee\r\nCLASS:\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
      );
    });

    it('expand gives each occurrence by itself, in UTC, without rules and zones (9.6.5)', async () => {
      const data = dataIn(
        await told(multiget('weekly.ics', '<cal:expand start="20261020T000000Z" end="20261126T000000Z"/>')),
      );
      // across the end of summer time, and without the one that is left out
      const starts = [...data.matchAll(/^DTSTART:(.*)\r$/gm)].map(([, start]) => start);
      expect(starts).toEqual([
        '20261021T160000Z',
        '20261028T170000Z',
        '20261104T170000Z',
        '20261111T170000Z',
        '20261125T170000Z',
      ]);
      expect(data).toContain('RECURRENCE-ID:20261104T170000Z\r\n');
      expect(data).toContain('DTEND:20261104T180000Z\r\n');
      expect(data).not.toMatch(/RRULE|EXDATE|VTIMEZONE|TZID/);
      expect(data.match(/BEGIN:VALARM/g)).toHaveLength(5);
    });

    it('expand leaves whole days as they are, and refuses a stretch that has no end', async () => {
      const whole = '<cal:expand start="20261101T000000Z" end="20261231T000000Z"/>';
      expect(dataIn(await told(multiget('day.ics', whole)))).toContain('DTSTART;VALUE=DATE:20261201\r\n');
      expect((await multiget('day.ics', '<cal:expand start="20261101T000000Z"/>')).status).toBe(403);
    });

    it('refuses other kinds of data by name (7.8: supported-calendar-data)', async () => {
      const asked = '<d:prop><cal:calendar-data content-type="application/calendar+json"/></d:prop>';
      const reply = await report(phone, phone.meetings, 'cal:calendar-multiget', asked);
      expect((await refusalIn(reply.body)).conditions).toEqual([caldav('supported-calendar-data')]);
    });
  });

  describe('row 16: free-busy-query (RFC 4791, 7.10)', () => {
    it('says when there are meetings, and nothing about them', async () => {
      const reply = await report(
        phone,
        phone.meetings,
        'cal:free-busy-query',
        range('20261124T000000', '20261202T000000'),
      );
      expect(reply.status).toBe(200);
      expect(reply.headers['content-type']).toContain('text/calendar');
      expect(reply.body.split('\r\n').filter((line) => /^(?:FREEBUSY|DT(?:START|END))/.test(line))).toEqual([
        'DTSTART:20261124T000000Z',
        'DTEND:20261202T000000Z',
        'FREEBUSY;FBTYPE=BUSY:20261124T150000Z/20261124T160000Z',
        'FREEBUSY;FBTYPE=BUSY:20261125T170000Z/20261125T180000Z',
        'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261130T230000Z/20261201T230000Z',
      ]);
      expect(reply.body).not.toMatch(/SUMMARY|Coffee/);
    });

    it('has to be told from when until when', async () => {
      const { status, body } = await report(phone, phone.meetings, 'cal:free-busy-query', '');
      expect([status, (await refusalIn(body)).conditions]).toEqual([403, [caldav('valid-filter')]]);
    });
  });
});
