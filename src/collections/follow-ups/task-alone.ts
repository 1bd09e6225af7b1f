import type { ObjectPart } from '../ics/object-file.js';
import type { OneThing } from '../ics/one-thing.js';

/** What says of a time that it is one of several, and of a series when it comes again. */
const OF_SERIES: ReadonlySet<string> = new Set(['RECURRENCE-ID', 'RRULE', 'RDATE', 'EXDATE', 'EXRULE']);

/**
 * The file with one of its times alone, as a task that comes once: the series and its other times are gone from it (RFC 5545,
 * 3.8.4.4). Every other line stays, octet for octet. Never throws.
 *
 * @param part the time that stays: the series itself, or what was changed of it
 */
export function taskAlone({ file, main, changed }: OneThing, part: ObjectPart): string {
  const gone = new Set(part.own.filter((place) => OF_SERIES.has(file.lines[place]?.line?.name ?? '')));
  for (const { begin, end } of [main, ...changed].filter((other) => other !== part)) {
    for (let place = begin; place <= end; place += 1) gone.add(place);
  }
  return file.lines.flatMap(({ raw }, place) => (gone.has(place) ? [] : [raw])).join('');
}
