import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { keyOfText, keysOfTexts } from './search-keys.js';

const isPostgres = (queryRunner: QueryRunner): boolean => queryRunner.connection.options.type === 'postgres';

/** The indexes of the list's sorts, by the column they sort by: from now on they tell the trash, too. */
const sorts = [
  ['contacts_name', 'name_key'],
  ['contacts_created', 'created_at'],
  ['contacts_last', 'last_interaction_on'],
] as const;

/**
 * The search index. It follows `contacts` by itself, so that no code can forget it: by triggers on SQLite, as indexes of
 * expressions on PostgreSQL. A later migration that makes the table `contacts` anew on SQLite must make the triggers anew.
 */
export class CreateSearch1796119800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table contacts add column city_key varchar(200)');
    await fillKeys(queryRunner);
    for (const sql of isPostgres(queryRunner) ? postgres.up : sqlite.up) await queryRunner.query(sql);
    for (const [name, column] of sorts) await replaceIndex(queryRunner, name, [column, 'id', 'deleted_at']);
    await queryRunner.createIndex('contacts', indexOf('contacts_city', ['city_key', 'id']));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index contacts_city');
    for (const [name, column] of sorts) await replaceIndex(queryRunner, name, [column, 'id']);
    for (const sql of isPostgres(queryRunner) ? postgres.down : sqlite.down) await queryRunner.query(sql);
    await queryRunner.query('alter table contacts drop column city_key');
  }
}

function indexOf(name: string, columns: readonly string[]): TableIndex {
  return new TableIndex({ name, columnNames: ['account_id', ...columns] });
}

async function replaceIndex(queryRunner: QueryRunner, name: string, columns: readonly string[]): Promise<void> {
  await queryRunner.query(`drop index ${name}`);
  await queryRunner.createIndex('contacts', indexOf(name, columns));
}

interface Person {
  readonly id: string;
  readonly search_key: string;
  readonly city: string | null;
  readonly notes: string | null;
}

/** People of before are found by their notes and tags, too, not only once they are saved again. */
async function fillKeys(queryRunner: QueryRunner): Promise<void> {
  const [one, two, three] = isPostgres(queryRunner) ? ['$1', '$2', '$3'] : ['?', '?', '?'];
  const page = `select id, search_key, city, notes from contacts where id > ${one} order by id limit 500`;
  const ofPerson = `select name from tags join contact_tags on contact_tags.tag_id = tags.id where contact_id = ${one}`;
  const save = `update contacts set search_key = ${one}, city_key = ${two} where id = ${three}`;
  for (let last = ''; ;) {
    const people = (await queryRunner.query(page, [last])) as Person[];
    for (const { id, search_key, city, notes } of people) {
      const tags = (await queryRunner.query(ofPerson, [id])) as { name: string }[];
      const words = keysOfTexts([search_key, ...tags.map(({ name }) => name), notes]);
      await queryRunner.query(save, [words, city === null ? null : keyOfText(city).slice(0, 200), id]);
    }
    const next = people.at(-1);
    if (!next) return;
    last = next.id;
  }
}

/*
 * SQLite. The canonical key is words with a blank between them: the tokenizer `ascii` cuts exactly there and leaves all
 * other scripts alone. The account is a word like others (without hyphens), so that one look finds its people only.
 * Without content of its own the index holds no second copy of the texts; `secure-delete` takes out the words of somebody
 * who is deleted at once. contacts has no number that stays, hence contact_numbers.
 */
const ofRow = (row: 'new' | 'old'): string =>
  `id, replace(${row}.account_id, '-', ''), ${row}.name_key, ${row}.search_key from contact_numbers where contact_id = ${row}.id`;
const add = `insert into contact_words(rowid, account, name, words) select ${ofRow('new')}`;
const takeOut = `insert into contact_words(contact_words, rowid, account, name, words) select 'delete', ${ofRow('old')}`;

const sqlite = {
  up: [
    'create table contact_numbers (id integer primary key, contact_id varchar(36) not null unique)',
    `create virtual table contact_words using fts5(account, name, words,
       content = '', tokenize = 'ascii', prefix = '2', detail = column)`,
    `insert into contact_words(contact_words, rank) values ('secure-delete', 1)`,
    `create virtual table contact_vocabulary using fts5vocab('contact_words', 'row')`,
    'insert into contact_numbers(contact_id) select id from contacts',
    `insert into contact_words(rowid, account, name, words)
       select contact_numbers.id, replace(account_id, '-', ''), name_key, search_key
         from contact_numbers join contacts on contacts.id = contact_id`,
    `create trigger contacts_added after insert on contacts begin
       insert into contact_numbers(contact_id) values (new.id);
       ${add};
     end`,
    `create trigger contacts_changed after update of name_key, search_key on contacts
     when old.name_key is not new.name_key or old.search_key is not new.search_key begin
       ${takeOut};
       ${add};
     end`,
    `create trigger contacts_gone after delete on contacts begin
       ${takeOut};
       delete from contact_numbers where contact_id = old.id;
     end`,
  ],
  down: [
    'drop trigger contacts_gone',
    'drop trigger contacts_changed',
    'drop trigger contacts_added',
    'drop table contact_vocabulary',
    'drop table contact_words',
    'drop table contact_numbers',
  ],
};

/*
 * PostgreSQL. Words go into the index as they are, without its parser: the account, each word, and each word of the name
 * once more after a "=". Sorting and beginnings need the order of bytes. A host that does not allow pg_trgm gets no index
 * for misspelt words: they are found all the same, after reading through the account's people.
 */
const vector = `array_to_tsvector(array_remove(array[account_id::text]
  || string_to_array(search_key, ' ') || string_to_array(replace('=' || name_key, ' ', ' ='), ' '), ''))`;

const postgres = {
  up: [
    'alter table contacts alter column name_key type varchar(400) collate "C"',
    `create index contacts_search on contacts using gin ((${vector}))`,
    `do $$ begin
       create extension if not exists pg_trgm;
       create index contacts_spelling on contacts using gin (search_key gin_trgm_ops);
     exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
       raise notice 'pg_trgm is not there: misspelt words take longer';
     end $$`,
  ],
  down: [
    'drop index if exists contacts_spelling',
    'drop index contacts_search',
    'alter table contacts alter column name_key type varchar(400) collate "default"',
  ],
};
