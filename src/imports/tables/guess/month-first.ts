import type { ColumnField, ColumnMeaning } from '../../domain/column-meaning.js';

const DAYS: readonly ColumnField[] = ['birthday', 'connectedOn', 'lastContactOn'];
const SLASHES = /^(\d{1,2})\/(\d{1,2})(?:\/|$)/;
const MONTHS_IN_A_YEAR = 12;
/** Headers of programs that write 5/17/1980. */
const ENGLISH = /\b(?:birthday|birth|dob|bday|date|last|connected on|first name|name)\b/;

/**
 * True if a table writes the month before the day in dates with slashes: as the first values show, else as the language
 * of its headers has it. Never throws.
 *
 * @example isMonthFirst(['geburtstag'], [meaning('birthday')], [['17/05/1980']]) // false
 */
export function isMonthFirst(
  folded: readonly string[],
  meanings: readonly ColumnMeaning[],
  samples: readonly (readonly string[])[],
): boolean {
  const columns = meanings.flatMap(({ field }, at) => (DAYS.includes(field) ? [at] : []));
  const dates = samples.flatMap((row) => columns.map((at) => SLASHES.exec(row[at]?.trim() ?? '')));
  if (dates.some((parts) => Number(parts?.[2]) > MONTHS_IN_A_YEAR)) return true;
  if (dates.some((parts) => Number(parts?.[1]) > MONTHS_IN_A_YEAR)) return false;
  return columns.some((at) => ENGLISH.test(folded[at] ?? ''));
}
