import type { QueryRunner } from 'typeorm';

type Engine = 'postgres' | 'sqlite';
type Kind = 'people' | 'meetings' | 'follow-ups';

/** A table whose rows are items themselves. */
interface Items {
  readonly table: string;
  readonly kind: Kind;
  readonly ending: '.vcf' | '.ics';
  /** The columns that a file shows; all of them without. */
  readonly shown?: readonly string[];
}

/** A table whose rows change what the files of items show. */
interface Parts {
  /** Of its triggers. */
  readonly name: string;
  readonly table: string;
  readonly kind: Kind;
  /** The items, for the row that changed. */
  readonly of: (row: 'old' | 'new') => string;
  readonly events: readonly ('insert' | 'update' | 'delete')[];
  readonly shown?: readonly string[];
}

const named = ['given_name', 'family_name', 'nickname', 'honorific', 'organisation', 'deleted_at'] as const;

const items: readonly Items[] = [
  {
    table: 'contacts',
    kind: 'people',
    ending: '.vcf',
    shown: [...named, 'role', 'city', 'country', 'birthday', 'addresses', 'notes'],
  },
  { table: 'meetings', kind: 'meetings', ending: '.ics' },
  { table: 'reminders', kind: 'follow-ups', ending: '.ics' },
];

const always = ['insert', 'update', 'delete'] as const;
const parts: readonly Parts[] = [
  { name: 'points', table: 'contact_points', kind: 'people', of: (row) => `${row}.contact_id`, events: always },
  { name: 'tags', table: 'contact_tags', kind: 'people', of: (row) => `${row}.contact_id`, events: always },
  { name: 'extras', table: 'contact_extras', kind: 'people', of: (row) => `${row}.contact_id`, events: always },
  {
    name: 'tag_names',
    table: 'tags',
    kind: 'people',
    of: (row) => `select contact_id from contact_tags where tag_id = ${row}.id`,
    events: ['update'],
    shown: ['name'],
  },
  { name: 'attendees', table: 'meeting_people', kind: 'meetings', of: (row) => `${row}.meeting_id`, events: always },
  {
    name: 'meeting_names',
    table: 'contacts',
    kind: 'meetings',
    of: (row) => `select meeting_id from meeting_people where contact_id = ${row}.id`,
    events: ['update'],
    shown: named,
  },
  {
    name: 'reminder_names',
    table: 'contacts',
    kind: 'follow-ups',
    of: (row) => `select id from reminders where contact_id = ${row}.id`,
    events: ['update'],
    shown: [...named, 'birthday'],
  },
  {
    name: 'meeting_words',
    table: 'accounts',
    kind: 'meetings',
    of: (row) => `select id from meetings where account_id = ${row}.id`,
    events: ['update'],
    shown: ['locale'],
  },
  {
    name: 'reminder_words',
    table: 'accounts',
    kind: 'follow-ups',
    of: (row) => `select id from reminders where account_id = ${row}.id`,
    events: ['update'],
    shown: ['locale', 'time_zone'],
  },
];

/** A name that a program chose, and which may say who it is: `anna-meier.vcf`. Ours are ids. */
const TELLING = { sqlite: "glob '*[^0-9A-Fa-f-]*'", postgres: "~ '[^0-9A-Fa-f-]'" } as const;
const isTelling = (engine: Engine, ending: string): string => `replace(name, '${ending}', '') ${TELLING[engine]}`;

/** The statements that make the triggers, and those that take them away. */
export function collectionTriggers(queryRunner: QueryRunner): {
  readonly engine: Engine;
  readonly up: readonly string[];
  readonly down: readonly string[];
} {
  if (queryRunner.connection.options.type === 'postgres') {
    return { engine: 'postgres', up: postgresUp(), down: postgresDown() };
  }
  return { engine: 'sqlite', up: sqliteUp(), down: sqliteDown() };
}

/**
 * What a new item is called: its id, unless a program has put another file under that name or that UID since (somebody deleted
 * and put anew on a phone, and brought back here). Of the random ones each engine has its own.
 */
const RANDOM_UUID = {
  postgres: 'gen_random_uuid()::text',
  sqlite: `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8'
    || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`,
} as const;
function calledAnew(engine: Engine, { kind, ending }: Items): { readonly name: string; readonly uid: string } {
  const isTaken = (column: string, value: string): string =>
    `exists (select 1 from collection_files where account_id = new.account_id and kind = '${kind}' and ${column} = ${value} and id <> new.id)`;
  const own = `new.id || '${ending}'`;
  return {
    name: `case when ${isTaken('name', own)} then ${RANDOM_UUID[engine]} || '${ending}' else ${own} end`,
    uid: `case when ${isTaken('uid', 'new.id')} then ${RANDOM_UUID[engine]} end`,
  };
}

/** Also who had it before: a merge moves parts from one person to another, and back. */
const ownersOf = ({ of, shown }: Parts, event: 'insert' | 'update' | 'delete'): string => {
  if (event !== 'update') return of(event === 'delete' ? 'old' : 'new');
  return shown ? of('new') : `${of('old')}, ${of('new')}`;
};

const ownerOf = (table: string, row: 'old' | 'new'): string =>
  table === 'accounts' ? `${row}.id` : `${row}.account_id`;
const updateOf = (shown?: readonly string[]): string => (shown ? `update of ${shown.join(', ')}` : 'update');

function firstCollections(random: string): string {
  const row = (kind: Kind): string => `(${random}, new.id, '${kind}', 1, 0, ${random})`;
  const kinds: readonly Kind[] = ['people', 'meetings', 'follow-ups'];
  return `insert into collections(id, account_id, kind, number, since, epoch) values ${kinds.map(row).join(', ')}`;
}

function sqliteUp(): string[] {
  const begins = `create trigger collections_begin after insert on accounts begin ${firstCollections('lower(hex(randomblob(16)))')}; end`;
  return [begins, ...items.flatMap(sqliteItem), ...parts.flatMap(sqlitePart)];
}

function sqliteNumber(table: string, kind: Kind, row: 'old' | 'new'): { raise: string; number: string } {
  const where = `account_id = ${ownerOf(table, row)} and kind = '${kind}'`;
  return {
    raise: `update collections set number = number + 1 where ${where};`,
    number: `(select number from collections where ${where})`,
  };
}

function sqliteOther(shown?: readonly string[]): string {
  return shown ? `when ${shown.map((name) => `old.${name} is not new.${name}`).join(' or ')}` : '';
}

function sqliteItem(item: Items): string[] {
  const { table, kind, ending, shown } = item;
  const called = calledAnew('sqlite', item);
  const now = sqliteNumber(table, kind, 'new');
  const before = sqliteNumber(table, kind, 'old');
  return [
    `create trigger collection_${table}_added after insert on ${table} begin ${now.raise}
      insert into collection_files(id, account_id, kind, name, uid, number, gone)
      values (new.id, new.account_id, '${kind}', ${called.name}, ${called.uid}, ${now.number}, false)
      on conflict (id) do update set number = excluded.number, uid = coalesce(uid, excluded.uid), gone = false, gone_on = null; end`,
    `create trigger collection_${table}_changed after ${updateOf(shown)} on ${table} ${sqliteOther(shown)} begin ${now.raise}
      update collection_files set number = ${now.number} where id = new.id; end`,
    // a name that tells who it was must not stay behind: then everybody reads the collection anew
    `create trigger collection_${table}_gone after delete on ${table} begin ${before.raise}
      update collections set since = number where account_id = old.account_id and kind = '${kind}'
        and exists (select 1 from collection_files where id = old.id and ${isTelling('sqlite', ending)});
      delete from collection_files where id = old.id and ${isTelling('sqlite', ending)};
      update collection_files set number = ${before.number}, gone = true, body = null, uid = null where id = old.id; end`,
  ];
}

function sqlitePart(part: Parts): string[] {
  const { name, table, kind, events, shown } = part;
  return events.map((event) => {
    const row = event === 'delete' ? 'old' : 'new';
    const { raise, number } = sqliteNumber(table, kind, row);
    const on = event === 'update' ? updateOf(shown) : event;
    const when = event === 'update' ? sqliteOther(shown) : '';
    return `create trigger collection_${name}_${event} after ${on} on ${table} ${when} begin ${raise}
      update collection_files set number = ${number} where id in (${ownersOf(part, event)}); end`;
  });
}

function sqliteDown(): string[] {
  const ofItems = items.flatMap(({ table }) => ['added', 'changed', 'gone'].map((event) => `${table}_${event}`));
  const ofParts = parts.flatMap(({ name, events }) => events.map((event) => `${name}_${event}`));
  const names = [...ofItems, ...ofParts].map((name) => `collection_${name}`);
  return ['collections_begin', ...names].map((name) => `drop trigger ${name}`);
}

/*
 * On PostgreSQL the numbers are given at the very end of a transaction, one for all that changed in a collection: so
 * transactions get them in the order in which they become visible. The row of calendar_versions is locked first, as its own
 * triggers do: then nobody waits in a circle.
 */
function postgresUp(): string[] {
  const random = "replace(gen_random_uuid()::text, '-', '')";
  return [
    `create function collections_begin() returns trigger language plpgsql as $$
      begin ${firstCollections(random)}; return null; end $$`,
    'create trigger collections_begin after insert on accounts for each row execute function collections_begin()',
    `create function collection_number(owner text, which text) returns integer language plpgsql as $$
      declare
        raised integer;
        known text := coalesce(current_setting('wiedersehen.collections', true), '');
      begin
        if position(owner || '/' || which in known) > 0 then
          select number into raised from collections where account_id = owner and kind = which;
          return raised;
        end if;
        perform 1 from calendar_versions where account_id = owner for update;
        perform set_config('wiedersehen.collections', known || ' ' || owner || '/' || which, true);
        update collections set number = number + 1 where account_id = owner and kind = which returning number into raised;
        return raised;
      end $$`,
    ...items.flatMap(postgresItem),
    ...parts.flatMap(postgresPart),
  ];
}

const LATE = 'deferrable initially deferred for each row';

function postgresOther(shown?: readonly string[]): string {
  return shown ? `when (${shown.map((name) => `old.${name} is distinct from new.${name}`).join(' or ')})` : '';
}

function postgresItem(item: Items): string[] {
  const { table, kind, ending, shown } = item;
  const called = calledAnew('postgres', item);
  const made = (name: string, body: string): string =>
    `create function collection_${table}_${name}() returns trigger language plpgsql as $$
      declare raised integer; begin ${body} return null; end $$`;
  return [
    made(
      'added',
      `raised := collection_number(new.account_id, '${kind}');
      if raised is null or not exists (select 1 from ${table} where id = new.id) then return null; end if;
      insert into collection_files(id, account_id, kind, name, uid, number, gone)
      values (new.id, new.account_id, '${kind}', ${called.name}, ${called.uid}, raised, false)
      on conflict (id) do update set number = excluded.number, uid = coalesce(collection_files.uid, excluded.uid),
        gone = false, gone_on = null;`,
    ),
    made(
      'changed',
      `raised := collection_number(new.account_id, '${kind}');
      update collection_files set number = raised where id = new.id and number <> raised;`,
    ),
    made(
      'gone',
      `if exists (select 1 from ${table} where id = old.id) then return null; end if;
      raised := collection_number(old.account_id, '${kind}');
      delete from collection_files where id = old.id and ${isTelling('postgres', ending)};
      if found then
        update collections set since = number where account_id = old.account_id and kind = '${kind}';
      else
        update collection_files set number = raised, gone = true, body = null, uid = null where id = old.id;
      end if;`,
    ),
    `create constraint trigger collection_${table}_added after insert on ${table} ${LATE} execute function collection_${table}_added()`,
    `create constraint trigger collection_${table}_changed after ${updateOf(shown)} on ${table} ${LATE} ${postgresOther(shown)} execute function collection_${table}_changed()`,
    `create constraint trigger collection_${table}_gone after delete on ${table} ${LATE} execute function collection_${table}_gone()`,
  ];
}

function postgresPart(part: Parts): string[] {
  const { name, table, kind, events, shown } = part;
  return events.flatMap((event) => {
    const row = event === 'delete' ? 'old' : 'new';
    const called = `collection_${name}_${event}`;
    const on = event === 'update' ? updateOf(shown) : event;
    const when = event === 'update' ? postgresOther(shown) : '';
    return [
      `create function ${called}() returns trigger language plpgsql as $$
        declare raised integer;
        begin
          raised := collection_number(${ownerOf(table, row)}, '${kind}');
          update collection_files set number = raised where id in (${ownersOf(part, event)}) and number <> raised;
          return null;
        end $$`,
      `create constraint trigger ${called} after ${on} on ${table} ${LATE} ${when} execute function ${called}()`,
    ];
  });
}

function postgresDown(): string[] {
  const ofItems = items.flatMap(({ table }) => ['added', 'changed', 'gone'].map((event) => `${table}_${event}`));
  const ofParts = parts.flatMap(({ name, events }) => events.map((event) => `${name}_${event}`));
  const triggers = [...ofItems, ...ofParts].map((name) => `drop function collection_${name}() cascade`);
  return [...triggers, 'drop function collection_number(text, text)', 'drop function collections_begin() cascade'];
}
