import type SqliteFile from 'better-sqlite3';
import { mergedSpans } from '../src/busy-calendars/reading/merged-spans.js';
import { busyByMonth } from '../src/busy-calendars/domain/busy-by-month.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** As far as a calendar is read: 62 days back, 400 ahead. */
const [BACK, AHEAD] = [62, 400];
const CALENDARS = 5;
/** So short that little of it grows together, which would be less to look at. */
const LENGTH = 10 * MINUTE;

interface BusyWorld {
  readonly accountId: string;
  readonly today: string;
  readonly events: number;
  /** Weekly ones. */
  readonly rules: number;
}

/** Events and weekly rules in five calendars, kept month by month as a reading keeps them. The same each time. */
export function seedCalendars(raw: SqliteFile.Database, { accountId, today, events, rules }: BusyWorld): void {
  const [from, to] = [Date.parse(today) - BACK * DAY, Date.parse(today) + AHEAD * DAY];
  const random = seeded(42);
  const at = (): number => from + Math.floor((random() * (to - from)) / LENGTH) * LENGTH;
  const calendar = raw.prepare(`insert into busy_calendars
    (id, account_id, kind, label, counts, version, events, tries, created_at, updated_at)
    values (?, ?, 'address', ?, 1, 1, ?, 0, ?, ?)`);
  const month = raw.prepare(
    'insert into busy_months (id, account_id, calendar_id, month, spans) values (?, ?, ?, ?, ?)',
  );
  raw.transaction(() => {
    for (let nth = 0; nth < CALENDARS; nth += 1) {
      const id = idOf(nth, 0);
      calendar.run(id, accountId, `Calendar ${nth}`, events / CALENDARS, today, today);
      const once = Array.from({ length: events / CALENDARS }, at);
      const weekly = Array.from({ length: rules / CALENDARS }, () => (at() - from) % WEEK);
      const starts = [...once, ...weekly.flatMap((first) => everyWeek(from + first, to))];
      const taken = starts.map((start, index) => ({ start, end: start + LENGTH, away: index % 10 === 0 }));
      const months = [...busyByMonth(mergedSpans(taken, { from, to }))];
      months.forEach(([name, spans], index) => {
        month.run(idOf(nth, index + 1), accountId, id, name, JSON.stringify(spans));
      });
    }
  })();
}

function everyWeek(first: number, to: number): number[] {
  return Array.from({ length: Math.ceil((to - first) / WEEK) }, (_, week) => first + week * WEEK);
}

function idOf(calendar: number, row: number): string {
  return `00000000-0000-4000-8000-${String(calendar).padStart(6, '0')}${String(row).padStart(6, '0')}`;
}

/** Park and Miller's. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
