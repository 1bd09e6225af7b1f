/** On somebody's own clock nobody is asked to meet earlier or later. Ours. */
const AWAKE = { from: '07:00', to: '22:00' };

/**
 * Whether a meeting lies between 7:00 and 22:00, by wall-clock times `HH:MM`. A meeting is shorter than a night: one that
 * ends on another day ends at an earlier hour than it began. Never throws. Source: docs/calendar.md, "Free times".
 *
 * @example areWaking('04:00', '05:00') // false
 */
export function areWaking(from: string, to: string): boolean {
  return from >= AWAKE.from && to <= AWAKE.to && from < to;
}
