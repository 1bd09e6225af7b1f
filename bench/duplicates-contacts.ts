import type SqliteFile from 'better-sqlite3';
import { rankColumns, type RankInputs } from '../src/contacts/domain/rank-columns.js';
import type { LocalDate } from '../src/common/local-date.js';
import { randomFrom } from './ladder-contacts.js';

/*
 * People with names as common as in an address book (a few hundred given names, some thousand family names, the common ones
 * often), one in twenty written down twice: with a typing mistake, a short form, or another address.
 */
const seed = 20_261_126;
const givenNames = 300;
const familyNames = 4_000;
const organisations = 2_000;
const doubledEvery = 20;

const columns = [
  ...['id', 'account_id', 'given_name', 'family_name', 'organisation', 'birthday', 'layer', 'layer_chosen'],
  ...['never_suggest', 'please_dont', 'source', 'name_key', 'search_key', 'last_no', 'refusals_in_a_row', 'ease_group'],
  ...['created_at', 'updated_at'],
];

interface Person {
  readonly given: string;
  readonly family: string;
  readonly organisation: string | null;
  readonly email: string | null;
}

export function seedDoubles(database: SqliteFile.Database, accountId: string, size: number, today: LocalDate): void {
  const random = randomFrom(seed);
  const person = database.prepare(
    `insert into contacts (${columns.join(',')}) values (${columns.map(() => '?').join(',')})`,
  );
  const point = database.prepare(
    'insert into contact_points (id, account_id, contact_id, kind, value, value_key, preferred, position) values (?, ?, ?, ?, ?, ?, 0, 0)',
  );
  const insertAll = database.transaction(() => {
    let last: Person | null = null;
    for (let index = 0; index < size; index += 1) {
      const one: Person = last && index % doubledEvery === 0 ? doubleOf(last, random) : someone(index, random);
      const id = idOf(index, 0);
      person.run(contactRow({ id, accountId, today }, one, random));
      if (one.email) point.run(idOf(index, 1), accountId, id, 'email', one.email, one.email);
      last = one;
    }
  });
  insertAll();
}

function someone(index: number, random: () => number): Person {
  // the square makes the first names of the list common, as names are
  const pick = (count: number): number => Math.floor(random() ** 2 * count);
  return {
    given: nameOf(pick(givenNames), 3),
    family: nameOf(pick(familyNames) + givenNames, 4),
    organisation: random() < 0.7 ? `Organisation ${pick(organisations)}` : null,
    email: random() < 0.5 ? `person${index}@example.org` : null,
  };
}

function doubleOf(person: Person, random: () => number): Person {
  const which = random();
  if (which < 0.3) return { ...person, family: `${person.family.slice(0, -1)}x`, email: null };
  if (which < 0.6) return { ...person, given: person.given.slice(0, 4) };
  return { ...person, organisation: null };
}

const syllables = [
  'ka',
  'lo',
  'mi',
  'ren',
  'sta',
  'tu',
  'vel',
  'bor',
  'fin',
  'gra',
  'hel',
  'jo',
  'ne',
  'pau',
  'ri',
  'schu',
];

/** A made-up name of so many syllables: the number in base 16. */
function nameOf(number: number, length: number): string {
  const picked = Array.from({ length }, (_, place) => syllables[Math.floor(number / 16 ** place) % 16] ?? '');
  const name = picked.reverse().join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function contactRow(
  { id, accountId, today }: { id: string; accountId: string; today: LocalDate },
  { given, family, organisation }: Person,
  random: () => number,
): unknown[] {
  const { easeGroup } = rankColumns(nothingTold);
  const birthday =
    random() < 0.2
      ? `19${60 + Math.floor(random() * 40)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`
      : null;
  const name = `${family} ${given}`.toLowerCase();
  const at = `${today}T08:00:00.000Z`;
  return [
    ...[id, accountId, given, family, organisation, birthday, 'loose', 0],
    ...[0, 0, 'bench', name, name, 0, 0, easeGroup, at, at],
  ];
}

const nothingTold: RankInputs = {
  ...{ effectiveCadence: 365, stationEndOn: null, layer: 'loose', form: null, metInPerson: null, gotOnWell: null },
  ...{ higherStatus: null, tension: null, lastNo: false, feltRung: null, neverSuggest: false, pleaseDont: false },
  ...{ laterUntilOn: null, comebackOn: null, waitsUntilOn: null, lastInMindOn: null, lastInteractionOn: null },
  ...{ roughlyLastOn: null, connectedOn: null, deletedAt: null },
};

function idOf(index: number, kind: number): string {
  return `0000000${kind}-0000-7000-8000-${String(index).padStart(12, '0')}`;
}
