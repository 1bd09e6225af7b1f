import type SqliteFile from 'better-sqlite3';
import { addDays, type LocalDate } from '../src/common/local-date.js';
import { rankColumns, type RankInputs } from '../src/contacts/domain/rank-columns.js';
import type { Layer } from '../src/contacts/domain/words.js';

/** Contacts of an account that has imported a lot and told about some: some dozens of ease groups, days over eight years. */
const seed = 20_261_126;
const years = 8;
const daysPerYear = 365;
const cadences: Readonly<Record<Layer, number>> = { inner: 30, warm: 90, known: 180, loose: 365 };

/** What is inserted; every other column of a contact is null, false, 0 or empty. */
const columns = [
  ...['id', 'account_id', 'given_name', 'family_name', 'layer', 'layer_chosen', 'effective_cadence_days', 'form'],
  ...['met_in_person', 'got_on_well', 'higher_status', 'last_interaction_on', 'connected_on', 'later_until_on'],
  ...['never_suggest', 'please_dont', 'source', 'name_key', 'search_key', 'last_no', 'refusals_in_a_row'],
  ...['ease_group', 'silent_since_on', 'quiet_on', 'blocked_until_on', 'created_at', 'updated_at'],
];

export function seedContacts(database: SqliteFile.Database, accountId: string, size: number, today: LocalDate): void {
  const random = randomFrom(seed);
  const insert = database.prepare(
    `insert into contacts (${columns.join(',')}) values (${columns.map(() => '?').join(',')})`,
  );
  const insertAll = database.transaction(() => {
    for (let index = 0; index < size; index += 1) insert.run(contactRow(accountId, index, today, random));
  });
  insertAll();
}

function contactRow(accountId: string, index: number, today: LocalDate, random: () => number): unknown[] {
  const facts = factsOf(today, random);
  const rank = rankColumns(facts);
  const id = `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
  const name = `Person ${index}`;
  const at = `${today}T08:00:00.000Z`;
  return [
    ...[id, accountId, 'Jonas', name, facts.layer, 0, cadences[facts.layer], facts.form],
    ...[flag(facts.metInPerson), facts.gotOnWell, flag(facts.higherStatus), facts.lastInteractionOn, facts.connectedOn],
    ...[facts.laterUntilOn, 0, 0, 'bench', name.toLowerCase(), name.toLowerCase(), 0, 0],
    ...[rank.easeGroup, rank.silentSinceOn, rank.quietOn, rank.blockedUntilOn, at, at],
  ];
}

/** Mostly loose contacts of whom only LinkedIn's day is known; the closer, the more is told. */
function factsOf(today: LocalDate, random: () => number): RankInputs {
  const layer = pick<Layer>(random(), [
    ['inner', 0.01],
    ['warm', 0.05],
    ['known', 0.24],
    ['loose', 0.7],
  ]);
  const isTold = layer !== 'loose' || random() < 0.3;
  const day = addDays(today, -Math.floor(random() * years * daysPerYear));
  return {
    layer,
    effectiveCadence: cadences[layer],
    form: isTold && random() < 0.3 ? 'sie' : null,
    metInPerson: isTold && random() < 0.6 ? true : null,
    gotOnWell: isTold && layer !== 'loose' && random() < 0.3 ? 4 : null,
    higherStatus: isTold && random() < 0.1 ? true : null,
    tension: null,
    lastNo: false,
    feltRung: null,
    lastInteractionOn: isTold ? day : null,
    roughlyLastOn: null,
    connectedOn: isTold ? null : day,
    stationEndOn: null,
    neverSuggest: false,
    pleaseDont: false,
    deletedAt: null,
    laterUntilOn: random() < 0.02 ? addDays(today, 20) : null,
    comebackOn: null,
    waitsUntilOn: null,
    lastInMindOn: null,
  };
}

function pick<T>(chance: number, shares: readonly (readonly [T, number])[]): T {
  let left = chance;
  for (const [one, share] of shares) {
    left -= share;
    if (left < 0) return one;
  }
  throw new RangeError('shares add up to 1');
}

function flag(answer: boolean | null): number | null {
  return answer === null ? null : Number(answer);
}

/** mulberry32: the same row of numbers on every machine. */
export function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
