import type SqliteFile from 'better-sqlite3';
import { addDays, type LocalDate } from '../src/common/local-date.js';
import { newContactRow } from '../src/contacts/saving/new-contact.js';
import { randomFrom } from './ladder-contacts.js';

/*
 * Made-up people as an address book has them: a few names are frequent, most are rare, and words of organisations, roles
 * and cities repeat. Names are put together from syllables, so that there are as many as among real people.
 */

const seed = 20_261_123;
const years = 8;
const daysPerYear = 365;
const roles =
  'Redakteurin,Volontär,Chefin vom Dienst,Reporter,Producer,Entwicklerin,Studentin,Professor,Praktikant,Moderatorin,Referent,Leiterin Kommunikation'.split(
    ',',
  );
const kinds = 'Radio,Zeitung,Verlag,Museum,Theater,Agentur,Institut,Stiftung'.split(',');
const starts = 'Schm Müll M K B Br H W F Fr R S St Sch T Z G L N P Kr Gr D V'.split(' ');
const vowels = 'a e i o u ei au ü ö ä ie'.split(' ');
const ends = 'dt ller nn rmann ser ber ke hn ner bach stein hoff lz ck rt mp lius witz ding sen'.split(' ');
const counts = { families: 20_000, givens: 1500, organisations: 15_000, cities: 300 };

/** The same people for the same size, with the words that searches ask for. */
export function seedPeople(database: SqliteFile.Database, accountId: string, size: number, today: LocalDate): void {
  const random = randomFrom(seed);
  const name = (syllables: number): string => {
    const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
    return Array.from(
      { length: syllables },
      (_, nth) => (nth === 0 ? pick(starts) : pick(starts).toLowerCase()) + pick(vowels) + pick(ends),
    ).join('');
  };
  const names = (count: number, most: number): string[] =>
    Array.from({ length: count }, () => name(1 + Math.floor(random() * most)));
  const words = {
    families: names(counts.families, 2),
    givens: names(counts.givens, 2),
    organisations: names(counts.organisations, 2).map((word, nth) => `${kinds[nth % kinds.length] ?? ''} ${word}`),
    cities: names(counts.cities, 1),
  };
  /** The first are frequent, the last are rare. */
  const one = (list: readonly string[]): string => list[Math.floor(random() ** 2 * list.length)] ?? '';
  const rows = Array.from({ length: size }, (_, nth) => {
    const day = addDays(today, -Math.floor(random() * years * daysPerYear));
    return newContactRow(
      {
        id: `00000000-0000-7000-8000-${String(Math.floor(random() * 1e6)).padStart(6, '0')}${String(nth).padStart(6, '0')}`,
        accountId,
        source: 'bench',
        layer: (['loose', 'loose', 'loose', 'known', 'warm'] as const)[nth % 5] ?? 'loose',
        givenName: one(words.givens),
        familyName: one(words.families),
        organisation: random() < 0.8 ? one(words.organisations) : null,
        role: one(roles),
        city: random() < 0.5 ? one(words.cities) : null,
        ...(random() < 0.6 ? { connectedOn: day } : {}),
        createdAt: `${addDays(today, -(nth % daysPerYear))}T08:00:00.000Z`,
      },
      { stationEndOn: null, tags: [], layerCadences: null },
    );
  });
  insertAll(database, rows);
}

function insertAll(database: SqliteFile.Database, rows: readonly object[]): void {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  const column = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const insert = database.prepare(
    `insert into contacts (${names.map(column).join(',')}) values (${names.map(() => '?').join(',')})`,
  );
  const all = database.transaction(() => {
    for (const row of rows)
      insert.run(Object.values(row).map((value: unknown) => (typeof value === 'boolean' ? Number(value) : value)));
  });
  all();
}
