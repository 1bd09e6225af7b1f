import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate, type Weekday } from '../../../src/common/local-date.js';
import { instantOf, localDateOf, localTimeOf } from '../../../src/common/zoned-time.js';
import { dueNow, type MailPlan, nextDueAfter, type Zone } from '../../../src/digest/domain/schedule.js';

/** reliability.md, section 3: "all 418 zones x 2026-2032 x send hour 0-23". The whole of it: `npm run test:soak`. */
const FROM = '2026-01-01';
const UNTIL = '2033-01-01';
const SOAK = Boolean(process.env.SOAK);
const PATIENCE_MS = SOAK ? 7_200_000 : 240_000;

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:30`);

/** What is known of a zone: its days and hours, read once more by other means than the schedule's. */
interface Watched {
  readonly name: string;
  readonly zone: Zone;
  /** Local days on which the clocks change. */
  readonly changes: readonly LocalDate[];
}

describe('one mail for every local day that exists, to the end of 2032', () => {
  const zones = Intl.supportedValuesOf('timeZone').map(watched);

  it('knows all zones and many changes of the clock', () => {
    expect(zones.length).toBeGreaterThanOrEqual(418);
    expect(zones.flatMap(({ changes }) => changes).length).toBeGreaterThan(1000);
  });

  it(
    `around every change of the clock, ${SOAK ? 'at every hour' : 'in turn in the hour that is skipped or doubled, the one before, and any other'}`,
    () => {
      for (const watchedZone of zones) {
        watchedZone.changes.forEach((day, index) => {
          for (const time of SOAK ? hours : [hourToTry(watchedZone, day, index)]) {
            const found = mailsOf(watchedZone, time, { first: addDays(day, -2), last: addDays(day, 2) });
            expect([watchedZone.name, time, ...found]).toEqual([
              watchedZone.name,
              time,
              ...daysAround(watchedZone, day),
            ]);
          }
        });
      }
    },
    PATIENCE_MS,
  );

  it.runIf(SOAK)(
    'on every day of all these years, each zone at an hour of its own',
    () => {
      zones.forEach((watchedZone, index) => {
        const time = hours[index % hours.length] ?? '08:30';
        const found = mailsOf(watchedZone, time, { first: FROM, last: addDays(UNTIL, -1) });
        expect([watchedZone.name, time, found]).toEqual([watchedZone.name, time, daysFrom(watchedZone, FROM, UNTIL)]);
      });
    },
    PATIENCE_MS,
  );
});

function watched(name: string): Watched {
  const zone = {
    localDateOf: (instant: Date) => localDateOf(instant, name),
    instantOf: (day: LocalDate, time: string) => instantOf(day, time, name),
  };
  const changes: LocalDate[] = [];
  let at = Temporal.PlainDate.from(FROM).toZonedDateTime({ timeZone: name });
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.toPlainDate().toString() >= UNTIL) return { name, zone, changes };
    changes.push(next.toPlainDate().toString());
    at = next;
  }
}

/** The hours around the change, where there is most to get wrong, take turns with any other. */
function hourToTry({ name }: Watched, day: LocalDate, index: number): string {
  const before = Temporal.PlainDate.from(day).add({ days: -1 }).toZonedDateTime({ timeZone: name });
  const change = before.getTimeZoneTransition('next') ?? before;
  const lastBefore = localTimeOf(new Date(change.epochMilliseconds - 1), name).slice(0, 2);
  const others = [Number(lastBefore) + 1, Number(lastBefore), index * 7];
  return hours[(others[(index + name.length) % others.length] ?? 0) % hours.length] ?? '08:30';
}

/** The days that get a mail, as a service sees them that asks again after each one; the very day is due at that instant. */
function mailsOf(
  { name, zone }: Watched,
  mailTime: string,
  { first, last }: { readonly first: LocalDate; readonly last: LocalDate },
): readonly LocalDate[] {
  const plan: MailPlan = { madeOn: '2020-01-01', mailDays: everyDay, mailTime, quietDates: [], pauseUntil: null };
  const days: LocalDate[] = [];
  let after = new Date(instantOf(first, '00:00', name).getTime() - 1);
  for (;;) {
    const next = nextDueAfter(plan, after, zone);
    if (!next || next.day > last) return days;
    if (localDateOf(next.dueAt, name) !== next.day || dueNow(plan, next.dueAt, zone)?.day !== next.day) return days;
    days.push(next.day);
    after = next.dueAt;
  }
}

function daysAround(watchedZone: Watched, day: LocalDate): readonly LocalDate[] {
  return daysFrom(watchedZone, addDays(day, -2), addDays(day, 3));
}

/** The local days that exist: the date line may take one away. */
function daysFrom({ name }: Watched, first: LocalDate, end: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day < end; day = addDays(day, 1)) {
    if (localDateOf(instantOf(day, '12:00', name), name) === day) days.push(day);
  }
  return days;
}
