import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CollectionsService } from '../../../src/collections/collections.service.js';
import { caldav, carddav, dav } from '../../../src/common/xml/xml-element.js';
import { signedIn, type SignedIn, startApp, type TestApp } from '../../support/app.js';
import { type DavClient, davClient, type DavReply, refusalIn, toldIn } from '../../support/dav-client.js';
import { dataIn, namesIn, report, synced, told } from '../../support/dav-reports.js';
import { engines } from '../../support/database.js';

const YEAR = 'start="20270101T000000Z" end="20280101T000000Z"';
const TOO_MANY = dav('number-of-matches-within-limits');
const HOURLY = ['DTSTART:20261201T100000Z', 'DTEND:20261201T110000Z', 'RRULE:FREQ=HOURLY'];
const times = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at));
const ALARM = ['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT5M', 'END:VALARM'];
const HALF = [
  ...['BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0000', 'END:STANDARD'],
];
const component = (uid: string, lines: readonly string[]): string[] => [
  ...['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', 'SUMMARY:Walk'],
  ...['ATTENDEE;CN=Anna Probe:mailto:anna@probe.example', ...lines, 'END:VEVENT'],
];
const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//probe//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (uid: string, ...lines: readonly string[]): string => calendar(...component(uid, lines));

/** Files and questions that look like any other, and would keep the process busy, or fill its memory. */
describe.each(engines)('files and reports that cost too much on %s', (engine) => {
  let app: TestApp;
  let owner: SignedIn;
  let phone: DavClient;
  beforeAll(async () => {
    app = await startApp({ engine, listen: true });
  });
  beforeEach(async () => {
    owner = await signedIn(app, { locale: 'en', timeZone: 'Europe/Berlin' });
    phone = await davClient(app, owner.account);
    const emails = [{ value: 'anna@probe.example' }];
    await owner.api.make('/contacts', { givenName: 'Anna', familyName: 'Probe', emails });
  });
  afterAll(() => app.close());

  const put = (name: string, body: string): Promise<DavReply> =>
    phone.send('PUT', phone.meetings + name, { headers: { 'content-type': 'text/calendar' }, body });
  const isPut = async (name: string, body: string): Promise<void> => {
    const { status, body: said } = await put(name, body);
    expect([name, status, said]).toEqual([name, 201, '']);
  };
  const expanded = (range: string, rest: string, ...names: readonly string[]): Promise<DavReply> => {
    const hrefs = names.map((name) => `<d:href>${phone.meetings}${name}</d:href>`).join('');
    const data = `<d:prop><cal:calendar-data>${rest}<cal:expand ${range}/></cal:calendar-data></d:prop>`;
    return report(phone, phone.meetings, 'cal:calendar-multiget', data + hrefs);
  };
  const query = (inner: string): Promise<DavReply> => {
    const filter = `<cal:comp-filter name="VCALENDAR"><cal:comp-filter name="VEVENT">${inner}</cal:comp-filter></cal:comp-filter>`;
    const asked = `<d:prop><d:getetag/></d:prop><cal:filter>${filter}</cal:filter>`;
    return report(phone, phone.meetings, 'cal:calendar-query', asked);
  };
  const startsIn = (text: string): number => text.match(/^DTSTART/gm)?.length ?? 0;

  describe('an expansion says all of an event again for each time (RFC 4791, 9.6.5)', () => {
    it('one that would be too long is a 507 of its file alone, in every report; the others go out', async () => {
      await isPut('long.ics', event('long', ...HOURLY, `DESCRIPTION:${'x'.repeat(900_000)}`));
      await isPut('alarms.ics', event('alarms', ...HOURLY, ...times(400, () => ALARM).flat()));
      await isPut('lines.ics', event('lines', ...HOURLY, ...times(9_000, (at) => `X-A:${at}`)));
      await isPut('small.ics', event('small', 'DTSTART:20270301T100000Z', 'DTEND:20270301T110000Z'));
      const { body } = await expanded(YEAR, '', 'long.ics', 'alarms.ics', 'lines.ics', 'small.ics');
      const responses = await toldIn(body);
      expect(responses.map(({ status }) => status)).toEqual(['507', '507', '507', null]);
      expect(body.split('<d:number-of-matches-within-limits/>')).toHaveLength(4);
      expect(startsIn(dataIn(responses.slice(3)))).toBe(1);
      const asked = `<d:sync-token/><d:sync-level>1</d:sync-level><d:prop><cal:calendar-data><cal:expand ${YEAR}/></cal:calendar-data></d:prop>`;
      const all = await told(report(phone, phone.meetings, 'd:sync-collection', asked, { depth: '0' }));
      expect(all.map(({ status }) => status).toSorted()).toEqual(['507', '507', '507', null]);
    });

    it('what is not asked for does not count: the times alone of a long event come', async () => {
      await isPut('long.ics', event('long', ...HOURLY, `DESCRIPTION:${'x'.repeat(900_000)}`));
      const wanted =
        '<cal:comp name="VCALENDAR"><cal:comp name="VEVENT"><cal:prop name="DTSTART"/></cal:comp></cal:comp>';
      const data = dataIn(await told(expanded(YEAR, wanted, 'long.ics')));
      expect([startsIn(data), data.includes('SUMMARY'), data.includes('DTEND')]).toEqual([8_760, false, false]);
      const none = '<cal:comp name="VCALENDAR"><cal:prop name="VERSION"/></cal:comp>';
      const bare = dataIn(await told(expanded(YEAR, none, 'long.ics')));
      expect(bare).toBe('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n');
    });

    it('an usual event each hour of a year, and each day of five, comes whole', async () => {
      await isPut('hourly.ics', event('hourly', ...HOURLY));
      await isPut(
        'daily.ics',
        event('daily', ...HOURLY.slice(0, 2), 'RRULE:FREQ=DAILY', 'DESCRIPTION:' + 'x'.repeat(500)),
      );
      expect(startsIn(dataIn(await told(expanded(YEAR, '', 'hourly.ics'))))).toBe(8_760);
      const years = 'start="20270101T000000Z" end="20320101T000000Z"';
      expect(startsIn(dataIn(await told(expanded(years, '', 'daily.ics'))))).toBe(1_826);
    });

    it('of all years there are, those are looked at in which anything can be', async () => {
      await isPut(
        'february.ics',
        event('february', ...HOURLY.slice(0, 2), 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
      );
      const [one] = await told(expanded('start="00010101T000000Z" end="99991231T235959Z"', '', 'february.ics'));
      expect(dataIn(one ? [one] : [])).not.toMatch(/^DTSTART:(?:22[1-9]|2[3-9]|[3-9])\d/m);
    });
  });

  it('limit-recurrence-set and filters give the same for a thousand changed times with alarms as for one', async () => {
    const stamp = (at: number, hour: string): string =>
      `${new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10).replaceAll('-', '')}T${hour}0000Z`;
    const changed = times(900, (at) =>
      component('many', [`RECURRENCE-ID:${stamp(at, '10')}`, `DTSTART:${stamp(at, '12')}`]),
    ).flat();
    const daily = component('many', ['DTSTART:20270101T100000Z', 'RRULE:FREQ=DAILY', ...ALARM]);
    await isPut('many.ics', calendar(...daily, ...changed));
    const week = 'start="20270301T000000Z" end="20270308T000000Z"';
    const asked = `<d:prop><cal:calendar-data><cal:limit-recurrence-set ${week}/></cal:calendar-data></d:prop><d:href>${phone.meetings}many.ics</d:href>`;
    const data = dataIn(await told(report(phone, phone.meetings, 'cal:calendar-multiget', asked)));
    expect(startsIn(data)).toBe(8);
    const ringing = (at: string): Promise<string[]> =>
      namesIn(query(`<cal:comp-filter name="VALARM"><cal:time-range ${at}/></cal:comp-filter>`));
    expect(await ringing('start="20300301T095500Z" end="20300301T095501Z"')).toEqual(['many.ics']);
    expect(await ringing('start="20300301T095501Z" end="20300301T100000Z"')).toEqual([]);
  });

  it.each([
    ['more than 10,000 lines', event('a', 'DTSTART:20270101T100000Z', ...times(10_000, (at) => `X-A:${at}`))],
    ['more than 500 alarms of one event', event('a', 'DTSTART:20270101T100000Z', ...times(501, () => ALARM).flat())],
    [
      'more than 500 changes of one clock',
      calendar(
        ...['BEGIN:VTIMEZONE', 'TZID:Own', ...times(501, () => HALF).flat(), 'END:VTIMEZONE'],
        ...component('a', ['DTSTART;TZID=Own:20270101T100000']),
      ),
    ],
  ])('a file with %s is refused by the name of the RFC (RFC 4791, 5.3.2.1)', async (_what, body) => {
    const refused = await put('a.ics', body);
    expect([refused.status, (await refusalIn(refused.body)).conditions]).toEqual([
      403,
      [caldav('valid-calendar-data')],
    ]);
    expect((await refusalIn(refused.body)).sentence).toMatch(/more than [\d]+ /);
  });

  it('a text that is folded into many lines is one line of them', async () => {
    const folded = `DESCRIPTION:${times(20_000, () => 'x'.repeat(20)).join('\r\n ')}`;
    await isPut('folded.ics', event('folded', 'DTSTART:20270101T100000Z', folded));
  });

  it('a query gives up where rules recur without an end, also if nothing matches (507); free-busy as a whole', async () => {
    for (let at = 0; at < 25; at += 1) {
      await isPut(`${at}.ics`, event(`second-${at}`, 'DTSTART:20270101T100000Z', 'RRULE:FREQ=SECONDLY'));
    }
    const [first, ...more] = await told(query(`<cal:time-range start="20900101T000000Z" end="20900102T000000Z"/>`));
    expect([first?.href, first?.status, more.length]).toEqual([phone.meetings, '507', 0]);
    const free = await report(phone, phone.meetings, 'cal:free-busy-query', `<cal:time-range ${YEAR}/>`);
    expect([free.status, (await refusalIn(free.body)).conditions]).toEqual([403, [TOO_MANY]]);
  });

  it('a filter with a text beyond 1,000 characters, or more than 300 conditions, is refused', async () => {
    const match = (length: number, of: string): string => `<${of}:text-match>${'ä'.repeat(length)}</${of}:text-match>`;
    const cards = (inner: string, filters = 1): Promise<DavReply> => {
      const one = `<card:prop-filter name="FN">${inner}</card:prop-filter>`;
      return report(phone, phone.book, 'card:addressbook-query', `<card:filter>${one.repeat(filters)}</card:filter>`);
    };
    const events = (length: number): Promise<DavReply> =>
      query(`<cal:prop-filter name="SUMMARY">${match(length, 'cal')}</cal:prop-filter>`);
    expect([(await cards(match(1_000, 'card'))).status, (await events(1_000)).status]).toEqual([207, 207]);
    expect((await cards(match(1, 'card'), 150)).status).toBe(207);
    for (const refused of [await cards(match(1_001, 'card')), await cards(match(1, 'card'), 151)]) {
      expect([refused.status, (await refusalIn(refused.body)).conditions]).toEqual([
        403,
        [carddav('supported-filter')],
      ]);
    }
    expect((await refusalIn((await events(1_001)).body)).conditions).toEqual([caldav('supported-filter')]);
  });

  it('a sync of nothing but what is gone answers, with the files asked for, too; gone ones have no file', async () => {
    const { token } = await synced(phone, phone.book, '');
    const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:gone\r\nFN:Eva Probe\r\nN:Probe;Eva;;;\r\nEND:VCARD\r\n';
    const path = `${phone.book}gone.vcf`;
    await phone.send('PUT', path, { headers: { 'content-type': 'text/vcard' }, body: card });
    const collections = app.get(CollectionsService);
    const items = await collections.named(owner.account.id, 'people', ['gone.vcf']);
    expect((await phone.send('DELETE', path)).status).toBe(204);
    const asked = `<d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><card:address-data/></d:prop>`;
    const gone = await told(report(phone, phone.book, 'd:sync-collection', asked, { depth: '0' }));
    expect(gone.map(({ href, status }) => [href, status])).toEqual([[path, '404']]);
    const hrefs = `<d:prop><card:address-data/></d:prop><d:href>${path}</d:href>`;
    const multi = await told(report(phone, phone.book, 'card:addressbook-multiget', hrefs));
    expect(multi.map(({ status }) => status)).toEqual(['404']);
    // who asked just before it went (GET): no file, and no failure
    expect(await collections.texts(owner.account, 'people', items, { vcardVersion: null })).toEqual(new Map());
    expect((await phone.send('GET', path)).status).toBe(404);
  });
});
