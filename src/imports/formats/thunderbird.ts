import { meaning } from '../domain/column-meaning.js';
import type { ParsedContact } from '../domain/parsed-contact.js';
import { tableFormat } from '../tables/table-format.js';
import type { CellOf } from '../tables/table-spec.js';
import { birthdayOf } from '../domain/days/birthday.js';
import { thunderbirdColumns } from './headers/thunderbird.js';

const TELLING = ['primary email', 'primäre e-mail-adresse'];
const NAMES = ['first name', 'last name', 'display name', 'vorname', 'nachname', 'anzeigename'];
/** In German, "Geburtstag" is the day of the month. */
const BIRTHDAYS = [
  { year: 'birth year', month: 'birth month', day: 'birth day' },
  { year: 'geburtsjahr', month: 'geburtsmonat', day: 'geburtstag' },
] as const;

/** The table that Thunderbird's address book writes, in English and German. */
export const thunderbird = tableFormat({
  name: 'thunderbird',
  isHeader: (columns) => TELLING.some((header) => columns.has(header)) && NAMES.some((header) => columns.has(header)),
  meaningOf: (header) => thunderbirdColumns.get(header) ?? meaning('extra'),
  finish: withBirthday,
});

/** The birthday out of its columns, without a year where there is none; parts that make no day stay what they are. */
function withBirthday(person: ParsedContact, cell: CellOf): ParsedContact {
  for (const { year, month, day } of BIRTHDAYS) {
    const birthday = dayOf(cell(year), cell(month), cell(day));
    if (birthday === null) continue;
    const parts: readonly string[] = [year, month, day];
    const extras = person.extras.filter(({ name }) => !parts.includes(name.trim().toLowerCase()));
    return { ...person, birthday: person.birthday ?? birthday, extras };
  }
  return person;
}

function dayOf(year: string | null, month: string | null, day: string | null): string | null {
  if (month === null || day === null) return null;
  return birthdayOf({ year: year === null || Number(year) === 0 ? undefined : year, month, day });
}
