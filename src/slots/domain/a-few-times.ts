import type { LocalDate } from '../../common/local-date.js';
import type { Span } from './free-slots.js';

/** A free time, and its day by the clock of whoever offers it. */
export interface TimeOfDay extends Span {
  readonly day: LocalDate;
}

/** A later one of a day lies after two thirds of its free times: mostly in the afternoon. Ours. */
const LATER = 2 / 3;

/**
 * A few of many, as one would say them oneself: on different days, an early and a later one in turn, the earliest days
 * first; a second and a third one of a day only where there are too few days. `times` are by start, and so is the answer;
 * never more than `most`. Never throws. Source: docs/calendar.md, "Free times".
 *
 * @example aFewTimes([mondayAtTen, mondayAtThree, tuesdayAtTen, tuesdayAtThree], 2) // [mondayAtTen, tuesdayAtThree]
 */
export function aFewTimes<Time extends TimeOfDay>(times: readonly Time[], most: number): Time[] {
  const chosen = new Set<Time>();
  let left = times;
  while (chosen.size < most && left.length > 0) {
    for (const time of oneOfEachDay(left).slice(0, most - chosen.size)) chosen.add(time);
    left = left.filter((time) => !chosen.has(time));
  }
  return [...chosen].sort((one, other) => one.start - other.start);
}

function oneOfEachDay<Time extends TimeOfDay>(times: readonly Time[]): Time[] {
  const days = new Map<LocalDate, Time[]>();
  for (const time of times) days.set(time.day, [...(days.get(time.day) ?? []), time]);
  return [...days.values()].flatMap((ofDay, index) => {
    const place = index % 2 === 0 ? 0 : Math.floor(ofDay.length * LATER);
    return ofDay[place] ?? [];
  });
}
