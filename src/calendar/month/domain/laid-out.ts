import { addDays, type LocalDate } from '../../../common/local-date.js';

/** What stands in a calendar, in the order in which one day has them: first what the whole day is. */
const calendarKinds = ['holiday', 'trip', 'birthday', 'meeting', 'held', 'busy', 'reminder'] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** Something on one or several days. `startAt` is an instant, ISO 8601 in UTC; null for what has no hour. */
export interface OnDays {
  readonly kind: CalendarKind;
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
  readonly startAt: string | null;
}

export interface CalendarDay<Item> {
  readonly day: LocalDate;
  readonly items: readonly Item[];
}

/**
 * Every day from `from` to `to` with what stands on it; what lasts several days stands on each of them. In a day: holidays,
 * trips and birthdays, then what has an hour by its hour, then what is to be done. What lies outside is left out. Never
 * throws; no days if `to` lies before `from`.
 *
 * @example laidOut([{ kind: 'trip', firstOn: '2026-11-26', lastOn: '2026-11-28', startAt: null }], '2026-11-27', '2026-11-27')
 */
export function laidOut<Item extends OnDays>(
  items: readonly Item[],
  from: LocalDate,
  to: LocalDate,
): CalendarDay<Item>[] {
  const inOrder = [...items].sort(byPlace);
  const byDay = new Map<LocalDate, Item[]>();
  for (let day = from; day <= to; day = addDays(day, 1)) byDay.set(day, []);
  for (const item of inOrder) {
    const last = item.lastOn < to ? item.lastOn : to;
    for (let day = item.firstOn > from ? item.firstOn : from; day <= last; day = addDays(day, 1)) {
      byDay.get(day)?.push(item);
    }
  }
  return [...byDay].map(([day, found]) => ({ day, items: found }));
}

const WHOLE_DAY = 0;
const BY_THE_HOUR = 1;
const TO_DO = 2;

/** Whole days, hours, to do. */
function place({ kind, startAt }: OnDays): number {
  if (kind === 'reminder') return TO_DO;
  return startAt === null ? WHOLE_DAY : BY_THE_HOUR;
}

function byPlace(one: OnDays, other: OnDays): number {
  return (
    place(one) - place(other) ||
    compared(one.startAt ?? '', other.startAt ?? '') ||
    calendarKinds.indexOf(one.kind) - calendarKinds.indexOf(other.kind)
  );
}

function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
