import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, id, integer, ownedByAccount } from './columns.js';

/** One number for each account: it rises with everything that a calendar file shows. */
const calendarVersions = new Table({
  name: 'calendar_versions',
  columns: [id('calendar_versions'), account(), integer('version')],
  foreignKeys: [ownedByAccount('calendar_versions')],
  indices: [{ name: 'calendar_versions_account', columnNames: ['account_id'], isUnique: true }],
});

interface Shown {
  readonly table: string;
  readonly owner: 'account_id' | 'id';
  /** The columns that a calendar shows, and when they change it does; all of them without. */
  readonly columns?: readonly string[];
}

const person = [
  'given_name',
  'family_name',
  'nickname',
  'honorific',
  'organisation',
  'birthday',
  'deleted_at',
] as const;

/**
 * What a calendar file is made of. A new person is in no calendar yet, but for their birthday; most saves of a person name
 * every column and change none of these (each call that is logged, each new rank).
 */
const shown: readonly Shown[] = [
  { table: 'meetings', owner: 'account_id' },
  { table: 'meeting_people', owner: 'account_id' },
  { table: 'reminders', owner: 'account_id' },
  { table: 'trips', owner: 'account_id' },
  { table: 'contacts', owner: 'account_id', columns: [...person, 'please_dont', 'never_suggest', 'updated_at'] },
  { table: 'accounts', owner: 'id', columns: ['locale', 'time_zone', 'country', 'region', 'name'] },
];

/**
 * The version of an account's calendar. The database itself raises it, so that no code can forget it: what a client has is
 * fresh as long as the number is the same. A later migration that makes one of these tables anew on SQLite must make its
 * triggers anew.
 */
export class CalendarVersions1796120640000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(calendarVersions);
    await queryRunner.query('insert into calendar_versions(id, account_id, version) select id, id, 1 from accounts');
    const statements = isPostgres(queryRunner) ? postgresUp() : sqliteUp();
    for (const sql of statements) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const statements = isPostgres(queryRunner) ? postgresDown() : sqliteDown();
    for (const sql of statements) await queryRunner.query(sql);
    await queryRunner.dropTable(calendarVersions);
  }
}

function isPostgres(queryRunner: QueryRunner): boolean {
  return queryRunner.connection.options.type === 'postgres';
}

const FIRST = `insert into calendar_versions(id, account_id, version) values (new.id, new.id, 1)`;

function sqliteUp(): string[] {
  const raise = (row: string): string => `update calendar_versions set version = version + 1 where account_id = ${row}`;
  const made = (on: Shown): string => (on.table === 'contacts' ? 'when new.birthday is not null' : '');
  const added = shown
    .filter(({ table }) => table !== 'accounts')
    .map(
      (on) =>
        `create trigger calendar_${on.table}_added after insert on ${on.table} ${made(on)} begin ${raise(`new.${on.owner}`)}; end`,
    );
  const changed = shown.map(({ table, owner, columns }) => {
    const watched = columns ? `update of ${columns.join(', ')}` : 'update';
    const isOther = columns ? `when ${columns.map((name) => `old.${name} is not new.${name}`).join(' or ')}` : '';
    return `create trigger calendar_${table}_changed after ${watched} on ${table} ${isOther} begin ${raise(`new.${owner}`)}; end`;
  });
  const gone = shown
    .filter(({ table }) => table !== 'accounts')
    .map(
      ({ table, owner }) =>
        `create trigger calendar_${table}_gone after delete on ${table} begin ${raise(`old.${owner}`)}; end`,
    );
  return [
    `create trigger calendar_accounts_added after insert on accounts begin ${FIRST}; end`,
    ...added,
    ...changed,
    ...gone,
  ];
}

function sqliteDown(): string[] {
  const events = (table: string): string[] =>
    table === 'accounts' ? ['added', 'changed'] : ['added', 'changed', 'gone'];
  return shown.flatMap(({ table }) => events(table).map((event) => `drop trigger calendar_${table}_${event}`));
}

/*
 * On PostgreSQL two transactions may touch the same account at once: the number is raised at the very end of each, so that
 * its lock is the last one and nobody waits in a circle; and once per transaction, since ten thousand versions of one row
 * would have to be walked through again and again.
 */
function postgresUp(): string[] {
  const first = `create function calendar_begins() returns trigger language plpgsql as $$
    begin ${FIRST}; return null; end $$`;
  const raise = `create function calendar_changed() returns trigger language plpgsql as $$
    declare
      owner text;
      known text := coalesce(current_setting('wiedersehen.calendars', true), '');
    begin
      if tg_argv[0] = 'id' then owner := new.id;
      elsif tg_op = 'DELETE' then owner := old.account_id;
      else owner := new.account_id;
      end if;
      if position(owner in known) > 0 then return null; end if;
      perform set_config('wiedersehen.calendars', known || ' ' || owner, true);
      update calendar_versions set version = version + 1 where account_id = owner;
      return null;
    end $$`;
  const begins =
    'create trigger calendar_begins after insert on accounts for each row execute function calendar_begins()';
  return [first, raise, begins, ...shown.flatMap(postgresTriggers)];
}

function postgresTriggers({ table, owner, columns }: Shown): string[] {
  const end = `deferrable initially deferred for each row`;
  const call = `execute function calendar_changed('${owner}')`;
  const watched = columns ? `update of ${columns.join(', ')}` : 'update';
  const isOther = columns
    ? `when (${columns.map((name) => `old.${name} is distinct from new.${name}`).join(' or ')})`
    : '';
  const changed = `create constraint trigger calendar_${table}_changed after ${watched} on ${table} ${end} ${isOther} ${call}`;
  if (table === 'accounts') return [changed];
  const made = table === 'contacts' ? 'when (new.birthday is not null)' : '';
  return [
    changed,
    `create constraint trigger calendar_${table}_added after insert on ${table} ${end} ${made} ${call}`,
    `create constraint trigger calendar_${table}_gone after delete on ${table} ${end} ${call}`,
  ];
}

function postgresDown(): string[] {
  return ['drop function calendar_changed() cascade', 'drop function calendar_begins() cascade'];
}
