import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printCalendar } from '../../src/calendar/ics/calendar.js';
import type { CalendarEvent } from '../../src/calendar/ics/event.js';

/* Programs that nobody here wrote read what we print; Debian has them as khal and python3-icalendar. */

const READ = `
import sys, json
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.buffer.read())
out = []
for event in calendar.walk('VEVENT'):
    start, end = event['DTSTART'].dt, event['DTEND'].dt
    alarms = [str(alarm['TRIGGER'].to_ical().decode()) for alarm in event.walk('VALARM')]
    zone = hasattr(start, 'utcoffset') and start.utcoffset().total_seconds()
    out.append([str(event['UID']), str(event['SUMMARY']), start.isoformat(), end.isoformat(), zone, alarms])
print(json.dumps([out, [zone.to_tz().zone for zone in calendar.walk('VTIMEZONE')]]))
`;
const python = '/usr/bin/python3';
const hasIcalendar = spawnSync(python, ['-c', 'import icalendar']).status === 0;
const hasKhal = spawnSync('khal', ['--version']).status === 0;
if (!hasIcalendar) console.warn('left out: python3-icalendar is not installed, nobody else has read our calendar');
if (!hasKhal) console.warn('left out: khal is not installed, nobody else has read our calendar');

const times = { createdAt: new Date('2026-11-01T08:00:00Z'), changedAt: new Date('2026-11-20T09:30:15Z') };
const shared = {
  ...times,
  description: null,
  location: 'Café; Jena',
  url: null,
  status: 'CONFIRMED',
  sequence: 1,
} as const;
const events: readonly CalendarEvent[] = [
  {
    ...shared,
    ...{ uid: 'meeting', summary: 'Treffen mit Ayla, Tom und 👋🏽', busy: true, alarm: '-PT30M' },
    time: {
      kind: 'timed',
      startAt: new Date('2026-12-01T15:00:00Z'),
      endAt: new Date('2026-12-01T15:45:00Z'),
      zone: 'Europe/Berlin',
    },
  },
  {
    ...shared,
    ...{ uid: 'trip', summary: 'In Jena', busy: false },
    time: { kind: 'all-day', firstOn: '2026-12-05', lastOn: '2026-12-06' },
  },
  {
    ...shared,
    ...{ uid: 'birthday', summary: 'Geburtstag: Ayla', busy: false, repeats: 'FREQ=YEARLY;BYYEARDAY=60' },
    time: { kind: 'all-day', firstOn: '2026-03-01', lastOn: '2026-03-01' },
  },
];
const file = printCalendar({ name: 'Wiedersehen', events });

describe('other programs read our calendar', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wiedersehen-peers-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(!hasIcalendar)('python3-icalendar: words, times by our own zone block, alarms', () => {
    const { stdout, stderr } = spawnSync(python, ['-c', READ], { input: file, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([
      [
        [
          'meeting',
          'Treffen mit Ayla, Tom und 👋🏽',
          '2026-12-01T16:00:00+01:00',
          '2026-12-01T16:45:00+01:00',
          3600,
          ['-PT30M'],
        ],
        ['trip', 'In Jena', '2026-12-05', '2026-12-07', false, []],
        ['birthday', 'Geburtstag: Ayla', '2026-03-01', '2026-03-02', false, []],
      ],
      ['Europe/Berlin'],
    ]);
  });

  it.skipIf(!hasKhal)('khal: each on its day, the birthday on 29 February and on 1 March', () => {
    const path = join(folder, 'calendar');
    const config = join(folder, 'config');
    const where = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, LC_ALL: 'C.UTF-8' };
    writeFileSync(join(folder, 'feed.ics'), file);
    const locale = ['local_timezone = Europe/Berlin', 'default_timezone = Europe/Berlin', 'timeformat = %H:%M'];
    const days = ['dateformat = %Y-%m-%d', 'longdateformat = %Y-%m-%d', 'datetimeformat = %Y-%m-%d %H:%M'];
    writeFileSync(
      config,
      ['[calendars]', '[[feed]]', `path = ${path}`, 'type = calendar', '[locale]', ...locale, ...days].join('\n'),
    );
    const khal = (...words: readonly string[]): string => {
      const ran = spawnSync('khal', ['-c', config, ...words], { encoding: 'utf8', env: where, timeout: 60_000 });
      expect(ran.status, ran.stderr).toBe(0);
      return ran.stdout;
    };
    spawnSync('mkdir', ['-p', path]);
    khal('import', '--batch', '-a', 'feed', join(folder, 'feed.ics'));
    const list = (from: string, until: string): string =>
      khal('list', '--format', '{start-date} {start-time} {title}', '--day-format', '', from, until);
    expect(list('2026-12-01', '2026-12-02')).toContain('2026-12-01 16:00 Treffen mit Ayla, Tom und 👋🏽');
    expect(list('2026-12-06', '2026-12-07')).toContain('In Jena');
    expect(list('2027-03-01', '2027-03-02')).toContain('Geburtstag: Ayla');
    expect(list('2028-02-29', '2028-03-01')).toContain('Geburtstag: Ayla');
  });
});
