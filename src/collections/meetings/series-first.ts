import { lineOf, type ObjectPart } from '../ics/object-file.js';
import { ObjectEdit } from '../ics/object-edit.js';
import type { OneThing } from '../ics/one-thing.js';

/** What says of a series when it comes again; a single time of it has none of them. */
const OF_SERIES: ReadonlySet<string> = new Set(['RRULE', 'RDATE', 'EXDATE', 'EXRULE']);

/**
 * The file with the first time of its series as a component of its own behind it (RFC 5545, 3.8.4.4), saying the same: so that
 * it can be another than the rest. Never throws.
 */
export function firstTimeApart({ file }: OneThing, part: ObjectPart): string {
  const own = new Set(part.own);
  const copy = file.lines.slice(part.begin, part.end + 1).flatMap(({ raw, line }, index) => {
    if (!line || !own.has(part.begin + index)) return [raw];
    if (OF_SERIES.has(line.name)) return [];
    return line.name === 'DTSTART' ? [raw, raw.replace(/^[^;:]*/, 'RECURRENCE-ID')] : [raw];
  });
  const edit = new ObjectEdit(file, part);
  edit.insertRaw(part.end + 1, copy.join(''));
  return lineOf(file, part, 'DTSTART') ? edit.text() : file.lines.map(({ raw }) => raw).join('');
}
