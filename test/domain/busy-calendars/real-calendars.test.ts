import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../src/busy-calendars/reading/calendar-of.js';
import { zoneNamed } from '../../../src/busy-calendars/reading/zone-names.js';

const wish = { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 4, 1), zone: 'Europe/Berlin', own: ['kim@example.org'] };

function read(name: string, zone = wish.zone) {
  return calendarOf(readFileSync(new URL(`../../fixtures/calendars/${name}`, import.meta.url)), { ...wish, zone });
}

function text(body: string, zone = wish.zone) {
  return calendarOf(Buffer.from(`BEGIN:VCALENDAR\n${body}\nEND:VCALENDAR`), { ...wish, zone });
}

const starts = ({ spans }: ReturnType<typeof read>): string[] =>
  spans.map(({ start }) => new Date(start).toISOString().slice(0, 16));

describe('calendars of others', () => {
  it('Google: 18:00 in Berlin before and after the change to summer time, one taken out and one moved', () => {
    const reading = read('google.ics');
    expect(starts(reading)).toEqual([
      ...['2026-03-02T17:00', '2026-03-09T17:00', '2026-03-23T17:00'],
      ...['2026-03-30T16:00', '2026-04-07T16:00', '2026-04-13T16:00', '2026-04-20T16:00', '2026-04-27T16:00'],
    ]);
    expect(reading).toMatchObject({ found: 3, unreadable: 0, cut: 0 });
    const declined = reading.events.find(({ uid }) => uid === 'declined@google.com');
    expect(declined).toMatchObject({ busy: false, summary: 'Jour fixe', organizer: { address: 'robin@example.com' } });
    expect(declined?.attendees.map(({ name, answer }) => [name, answer])).toEqual([
      ['Kim', 'DECLINED'],
      ['Robin, Beispiel', 'ACCEPTED'],
    ]);
  });

  it('Outlook: Windows zones, what is marked as free or cancelled takes no time, a place means a way', () => {
    const reading = read('outlook.ics', 'America/New_York');
    expect(starts(reading)).toEqual([
      '2026-03-16T17:00',
      '2026-03-23T17:00',
      '2026-03-30T16:00',
      '2026-04-06T16:00',
      '2026-04-13T16:00',
    ]);
    expect(reading.spans.every(({ away }) => away)).toBe(true);
    expect(reading.events).toHaveLength(7);
  });

  it('Apple: a zone with a number behind, and from one on all moved', () => {
    expect(starts(read('apple.ics', 'America/New_York'))).toEqual([
      ...['2026-03-23T17:00', '2026-03-30T16:00', '2026-04-06T16:00'],
      ...['2026-04-14T18:00', '2026-04-21T18:00', '2026-04-28T18:00'],
    ]);
  });

  it('Nextcloud: no VTIMEZONE, a further date, and a weekend in which the clock changes', () => {
    const reading = read('nextcloud.ics');
    expect(starts(reading)).toEqual([
      '2026-03-26T17:00',
      '2026-03-27T23:00',
      '2026-04-02T16:00',
      '2026-04-09T16:00',
      '2026-04-20T16:00',
    ]);
    expect(reading.spans[1]?.end).toBe(Date.UTC(2026, 2, 29, 22));
  });

  it('Evolution: the name counts more than the rules beside it', () => {
    expect(starts(read('evolution.ics', 'America/New_York'))).toEqual(['2026-03-30T16:00']);
  });
});

describe('zones', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['US/Pacific', 'US/Pacific'],
    ['Europe/Berlin 2', 'Europe/Berlin'],
    ['/freeassociation.sourceforge.net/Tzfile/Europe/Berlin', 'Europe/Berlin'],
    ['/citadel.org/20250101_1/America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'Europe/Berlin'],
    ['tzone://Microsoft/Utc', 'UTC'],
    ['GMT+0100', 'Etc/GMT-1'],
    ['Customized Time Zone', null],
    ['', null],
    ['x'.repeat(500), null],
  ])('%s', (name, zone) => {
    expect(zoneNamed(name)).toBe(zone);
  });

  const rules = (tzid: string, rule: string): string =>
    `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n${rule}BYMONTH=10;BYDAY=-1SU\nEND:STANDARD
BEGIN:DAYLIGHT\nDTSTART:19700329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n${rule}BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE`;
  const weekly = (tzid: string): string =>
    `BEGIN:VEVENT\nUID:a\nDTSTART;TZID=${tzid}:20260323T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2\nEND:VEVENT`;

  it('a name that says nothing has the rules of the file', () => {
    const reading = text(
      `${rules('Customized Time Zone', 'RRULE:FREQ=YEARLY;')}\n${weekly('Customized Time Zone')}`,
      'Asia/Tokyo',
    );
    expect(starts(reading)).toEqual(['2026-03-23T17:00', '2026-03-30T16:00']);
  });

  it('rules that are none, or that never end, give way to the zone of the calendar, then to the account', () => {
    const broken = `${rules('Odd', 'RRULE:FREQ=SECONDLY;')}\n${weekly('Odd')}`;
    expect(starts(text(broken, 'UTC'))).toEqual(['2026-03-23T18:00', '2026-03-30T18:00']);
    expect(starts(text(`X-WR-TIMEZONE:Europe/Berlin\n${broken}`, 'UTC'))).toEqual([
      '2026-03-23T17:00',
      '2026-03-30T16:00',
    ]);
  });

  it('a time in the hour that the clock leaves out moves behind it, one in the doubled hour is the first', () => {
    const one = (at: string): string =>
      `BEGIN:VEVENT\nUID:${at}\nDTSTART;TZID=Europe/Berlin:${at}\nDURATION:PT1M\nEND:VEVENT`;
    expect(starts(text(one('20260329T023000')))).toEqual(['2026-03-29T01:30']);
    const autumn = { ...wish, to: Date.UTC(2026, 11, 1) };
    const bytes = Buffer.from(`BEGIN:VCALENDAR\n${one('20261025T023000')}\nEND:VCALENDAR`);
    expect(calendarOf(bytes, autumn).spans[0]?.start).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });
});
