import { addDays, type LocalDate } from '../../common/local-date.js';
import { nextBirthday } from '../../contacts/domain/next-birthday.js';

/** A reminder that was put off may come so long after the birthday. Unit: days. Ours. */
const LONGEST_AFTER = 14;
/** Whoever wants time for a present is reminded so long before. Unit: days. Ours. */
const LONGEST_BEFORE = 31;

/**
 * The day of the birthday that a reminder is about: the one near the day it is due. Where no birthday is known, or none is
 * near, a day that lies ahead is taken as the birthday; null where nobody can tell. Never throws.
 *
 * @param birthday 'YYYY-MM-DD', '--MM-DD', or null
 * @example birthdayMeant('--11-30', { dueOn: '2026-11-24', today: '2026-11-24' }) // '2026-11-30'
 * @example birthdayMeant('2000-02-29', { dueOn: '2027-03-01', today: '2027-03-01' }) // '2027-03-01'
 * @example birthdayMeant(null, { dueOn: '2026-11-24', today: '2026-11-24' }) // null
 */
export function birthdayMeant(
  birthday: string | null,
  { dueOn, today }: { readonly dueOn: LocalDate; readonly today: LocalDate },
): LocalDate | null {
  const near = birthday === null ? null : nextBirthday(birthday, addDays(dueOn, -LONGEST_AFTER));
  if (near !== null && near <= addDays(dueOn, LONGEST_BEFORE)) return near;
  return dueOn > today ? dueOn : null;
}
