import { line } from './fields.js';
import type { Fields, MonicaAccount, MonicaEntry, MonicaPerson, MonicaRelationship } from './monica-account.js';
import { sqlRows } from './sql-rows.js';

/** The tables of things that hang on one person, and Monica's word for them in its JSON. */
const THINGS: ReadonlyMap<string, string> = new Map([
  ['calls', 'call'],
  ['contact_fields', 'contact_field'],
  ['notes', 'note'],
  ['reminders', 'reminder'],
  ['tasks', 'task'],
  ['addresses', 'address'],
  ['conversations', 'conversation'],
  ['debts', 'debt'],
  ['gifts', 'gift'],
  ['pets', 'pet'],
  ['life_events', 'life_event'],
  ['occupations', 'occupation'],
]);
/** Tables that others point to. Passwords, log and journal are read over and kept nowhere. */
const OTHERS = [
  'contacts',
  'contact_tag',
  'tags',
  'genders',
  'contact_field_types',
  'places',
  'special_dates',
  'activities',
  'activity_contact',
  'activity_types',
  'life_event_types',
  'messages',
  'relationships',
  'relationship_types',
];
const WANTED: ReadonlySet<string> = new Set([...THINGS.keys(), ...OTHERS]);
/** The first table of every dump: what stands before its name is the prefix of all. */
const FIRST_TABLE = 'accounts';
const NO_ROWS: readonly Fields[] = [];

/**
 * The account of Monica's second way out (`SqlExportAccount`): its rows put together as its JSON has them. Never throws.
 * Source: imports.md, 5.5.
 *
 * @example sqlAccount(dump).people[0]?.properties.first_name // 'Greta'
 */
export function sqlAccount(text: string): MonicaAccount {
  const { tables, unreadable } = tablesOf(text);
  const database = new Database(tables);
  return {
    people: database.all('contacts').map((contact) => entryOf(contact, database)),
    relationships: database.all('relationships').flatMap((row) => relationshipOf(row, database)),
    unreadable,
  };
}

type Tables = ReadonlyMap<string, readonly Fields[]>;

function tablesOf(text: string): { tables: Tables; unreadable: string[] } {
  const tables = new Map<string, Fields[]>();
  const unreadable: string[] = [];
  const known = new Set<string>();
  let prefix = '';
  for (const row of sqlRows(text)) {
    if (row.table.endsWith(FIRST_TABLE)) prefix = row.table.slice(0, -FIRST_TABLE.length);
    const table = row.table.startsWith(prefix) ? row.table.slice(prefix.length) : row.table;
    if (!WANTED.has(table)) continue;
    if ('unreadable' in row) unreadable.push(row.unreadable);
    else grouped(tables, table).push(withFirstId(row.fields, table, known));
  }
  return { tables, unreadable };
}

/** Everything that hangs on an id belongs to the first row that has it: a thousand of one id would have it a thousandfold. */
function withFirstId(row: Fields, table: string, known: Set<string>): Fields {
  const id = line(row, 'id');
  if (id === null) return row;
  const key = `${table} ${id}`;
  if (known.has(key)) return { ...row, id: null };
  known.add(key);
  return row;
}

/** Finds rows by what points to them, each index made once. */
class Database {
  private readonly indexes = new Map<string, ReadonlyMap<string, readonly Fields[]>>();

  constructor(private readonly tables: Tables) {}

  all(table: string): readonly Fields[] {
    return this.tables.get(table) ?? NO_ROWS;
  }

  where(table: string, column: string, value: string | null): readonly Fields[] {
    return value === null ? NO_ROWS : (this.index(table, column).get(value) ?? NO_ROWS);
  }

  /** The row that a column points to. */
  one(table: string, row: Fields, column: string): Fields | null {
    return this.where(table, 'id', line(row, column))[0] ?? null;
  }

  private index(table: string, column: string): ReadonlyMap<string, readonly Fields[]> {
    const name = `${table}.${column}`;
    const known = this.indexes.get(name);
    if (known) return known;
    const index = new Map<string, Fields[]>();
    for (const row of this.all(table)) grouped(index, line(row, column) ?? '').push(row);
    this.indexes.set(name, index);
    return index;
  }
}

function entryOf(contact: Fields, database: Database): MonicaEntry {
  const introducer = database.one('contacts', contact, 'first_met_through_contact_id');
  return {
    key: keyOf(contact),
    properties: contact,
    introducedBy: introducer && keyOf(introducer),
    person: () => personOf(contact, database),
  };
}

function personOf(contact: Fields, database: Database): MonicaPerson {
  const id = line(contact, 'id');
  const gender = database.one('genders', contact, 'gender_id');
  const died = database.one('special_dates', contact, 'deceased_special_date_id');
  return {
    key: keyOf(contact),
    properties: died ? { ...contact, deceased_date: died } : contact,
    tags: database
      .where('contact_tag', 'contact_id', id)
      .flatMap((row) => line(database.one('tags', row, 'tag_id') ?? {}, 'name') ?? []),
    gender: gender && (line(gender, 'type') ?? line(gender, 'name')),
    birthdate: database.one('special_dates', contact, 'birthday_special_date_id'),
    firstMetDate: database.one('special_dates', contact, 'first_met_special_date_id'),
    things: thingsOf(contact, database),
  };
}

function keyOf(contact: Fields): string | null {
  return line(contact, 'uuid') ?? line(contact, 'id');
}

function thingsOf(contact: Fields, database: Database): Map<string, Fields[]> {
  const id = line(contact, 'id');
  const things = new Map<string, Fields[]>();
  for (const [table, type] of THINGS) {
    const rows = database.where(table, 'contact_id', id).filter((row) => !isMadeByMonica(type, row, contact));
    if (rows.length > 0)
      things.set(
        type,
        rows.map((row) => complete(type, row, database)),
      );
  }
  const activities = database.where('activity_contact', 'contact_id', id);
  if (activities.length > 0)
    things.set(
      'activity',
      activities.flatMap((row) => activityOf(row, database)),
    );
  return things;
}

const REMINDERS_OF_DATES = ['birthday_reminder_id', 'deceased_reminder_id', 'first_met_reminder_id'];

function isMadeByMonica(type: string, row: Fields, contact: Fields): boolean {
  const id = line(row, 'id');
  return type === 'reminder' && id !== null && REMINDERS_OF_DATES.some((column) => line(contact, column) === id);
}

/** What a row points to, put in, under the words of the JSON. */
function complete(type: string, row: Fields, database: Database): Fields {
  if (type === 'address') return { ...database.one('places', row, 'place_id'), name: line(row, 'name') };
  if (type === 'conversation')
    return { ...row, messages: database.where('messages', 'conversation_id', line(row, 'id')) };
  if (type === 'contact_field') {
    const known = database.one('contact_field_types', row, 'contact_field_type_id') ?? {};
    return { ...row, type: line(known, 'type'), name: line(known, 'name'), protocol: line(known, 'protocol') };
  }
  const event = type === 'life_event' && database.one('life_event_types', row, 'life_event_type_id');
  return event ? { ...row, type: line(event, 'name') ?? line(event, 'default_life_event_type_key') } : row;
}

function activityOf(row: Fields, database: Database): Fields[] {
  const activity = database.one('activities', row, 'activity_id');
  const type = activity && database.one('activity_types', activity, 'activity_type_id');
  if (!activity) return [];
  return [type ? { ...activity, type: line(type, 'name') ?? line(type, 'translation_key') } : activity];
}

function relationshipOf(row: Fields, database: Database): MonicaRelationship[] {
  const type = line(database.one('relationship_types', row, 'relationship_type_id') ?? {}, 'name');
  const [contactIs, ofContact] = ['contact_is', 'of_contact'].map((column) => {
    const contact = database.one('contacts', row, column);
    return contact && keyOf(contact);
  });
  return type && contactIs && ofContact ? [{ type, contactIs, ofContact }] : [];
}

function grouped(groups: Map<string, Fields[]>, name: string): Fields[] {
  const group = groups.get(name) ?? [];
  groups.set(name, group);
  return group;
}
