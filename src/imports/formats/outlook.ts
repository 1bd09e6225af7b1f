import { meaning } from '../domain/column-meaning.js';
import { isEcho } from '../domain/names/echo.js';
import { isEverybody } from '../domain/google-group.js';
import type { ParsedContact, ParsedExtra, ParsedPoint } from '../domain/parsed-contact.js';
import { foldedHeader } from '../reading/table.js';
import { tableFormat } from '../tables/table-format.js';
import type { CellOf } from '../tables/table-spec.js';
import { outlookGerman } from './headers/outlook-de.js';
import { outlookEnglish } from './headers/outlook-en.js';

const NAMES = ['first name', 'last name', 'vorname', 'nachname'];
/** Columns that only Outlook calls so; one alone may be a coincidence. */
const TELLING =
  /^(?:business (?:street|phone|city|fax|country)|home street|other phone|company main phone|e-mail [23] address|e-mail type)$|^(?:(?:strasse|telefon|ort|fax|land|postleitzahl) geschäftlich|telefon \(privat\)|strasse privat|weiteres telefon|e-mail [23]: adresse|e-mail-typ)$/;
const LEAST_TELLING = 2;

/** An address of Exchange itself: a name in its directory, no address that anybody could write to. */
const EXCHANGE = 'EX';
const EMAILS = [
  ['e-mail address', 'e-mail type'],
  ['e-mail 2 address', 'e-mail 2 type'],
  ['e-mail 3 address', 'e-mail 3 type'],
  ['e-mail-adresse', 'e-mail-typ'],
  ['e-mail 2: adresse', 'e-mail 2: typ'],
  ['e-mail 3: adresse', 'e-mail 3: typ'],
] as const;

const FAX = /fax$/;

/** How Outlook writes that there is no day, whatever the column. */
const NO_DAY = /^0{1,2}([./-])0{1,2}\1(?:00|0000)$/;
/** What stands in a column as long as nobody chose anything. */
const UNCHOSEN: ReadonlySet<string> = new Set(['normal', 'false', 'falsch']);
const WITH_DEFAULT: ReadonlySet<string> = new Set([
  ...(['priority', 'sensitivity', 'private'] as const),
  ...(['priorität', 'vertraulichkeit', 'privat'] as const),
]);
const DISPLAY_NAME = /^e-mail(?: [23])?(?::? display name|: angezeigter name)$/;

/**
 * Outlook's tables: of outlook.com, of the desktop in English and German (and what GMX and WEB.DE call Outlook 2003), and
 * the "Outlook CSV" of Google. Source: imports.md, 5.3.
 */
export const outlook = tableFormat({
  name: 'outlook',
  guessesDays: true,
  isHeader: (columns) =>
    NAMES.some((header) => columns.has(header)) &&
    [...columns.keys()].filter((header) => TELLING.test(header)).length >= LEAST_TELLING,
  meaningOf: (header) => outlookEnglish.get(header) ?? outlookGerman.get(header) ?? meaning('extra'),
  tagSeparator: /[;\n]/,
  finish: (person, cell) => withoutDefaults(faxesLast(withoutExchange(person, cell))),
});

function withoutExchange(person: ParsedContact, cell: CellOf): ParsedContact {
  const names = EMAILS.filter(([, type]) => cell(type) === EXCHANGE).map(([address]) => cell(address));
  if (names.length === 0) return person;
  return { ...person, points: person.points.filter(({ kind, value }) => kind !== 'email' || !names.includes(value)) };
}

/** Outlook fills in a great deal by itself; only what somebody wrote or chose is worth keeping. */
function withoutDefaults(person: ParsedContact): ParsedContact {
  return {
    ...person,
    tags: person.tags.filter((tag) => !isEverybody(tag)),
    extras: person.extras.filter((extra) => !isDefault(extra, person)),
  };
}

/** Outlook's columns are in the order of the alphabet; the first number is the one to call. */
function faxesLast(person: ParsedContact): ParsedContact {
  const isFax = ({ label }: ParsedPoint): boolean => FAX.test(label ?? '');
  if (!person.points.some(isFax)) return person;
  const others = person.points.filter((point) => !isFax(point));
  return { ...person, points: [...others, ...person.points.filter(isFax)] };
}

function isDefault({ name, value }: ParsedExtra, person: ParsedContact): boolean {
  const header = foldedHeader(name);
  if (NO_DAY.test(value)) return true;
  if (WITH_DEFAULT.has(header)) return UNCHOSEN.has(value.toLowerCase());
  return DISPLAY_NAME.test(header) && isEcho(value, person);
}
