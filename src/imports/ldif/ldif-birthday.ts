import { droppedDay } from '../domain/days/dropped-day.js';
import type { Remark } from '../domain/words.js';
import { birthdayOf } from '../domain/days/birthday.js';
import type { LdifFields } from './ldif-fields.js';

const PARTS = ['birthyear', 'birthmonth', 'birthday'] as const;

/**
 * A birthday out of Thunderbird's three attributes; without a year it is one, too. A year alone is kept as it stands.
 * Never throws.
 *
 * @example ldifBirthday(fieldsOfGreta).birthday // '1980-05-17'
 */
export function ldifBirthday(fields: LdifFields): { birthday: string | null; remarks: Remark[] } {
  const parts = PARTS.map((name) => fields.named(name));
  const [year, month, day] = parts.map((part) => part?.value.trim().replace(/^0+$/, '') ?? '');
  if (!month || !day) return { birthday: null, remarks: [] };
  const birthday = birthdayOf({ year: year ? year.padStart(4, '0') : undefined, month, day });
  if (birthday === null) {
    const value = parts.map((part) => part?.value ?? '').join('-');
    return { birthday, remarks: [droppedDay('birthday-dropped', value)] };
  }
  for (const part of parts) fields.take(part);
  return { birthday, remarks: [] };
}
