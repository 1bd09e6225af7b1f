import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/*
 * When a person goes, the database looks for what hangs on them by the person's id alone, in each table with a foreign key.
 * With the account's id first it has to read the whole table: taking back an import of 10,000 people took 17 s.
 */
const byPerson: readonly (readonly [table: string, name: string, unique: boolean, rest: readonly string[]])[] = [
  ['contact_points', 'contact_points_contact', false, ['position']],
  ['contact_tags', 'contact_tags_contact', true, ['tag_id']],
  ['interactions', 'interactions_contact', false, ['occurred_on', 'id']],
  ['suggestion_events', 'suggestion_events_contact', false, ['created_at']],
  ['attempts', 'attempts_contact', false, ['created_at', 'id']],
  ['reminders', 'reminders_contact', false, ['due_on', 'id']],
  ['meeting_people', 'meeting_people_contact', false, []],
];
const added: readonly (readonly [table: string, name: string, columns: readonly string[]])[] = [
  ['contacts', 'contacts_introducer', ['introduced_by_id', 'account_id']],
  ['held_slots', 'held_slots_contact', ['contact_id', 'account_id']],
];

export class IndexPeopleById1796119680000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, name, isUnique, rest] of byPerson) {
      await replace(queryRunner, table, { name, isUnique, columnNames: ['contact_id', 'account_id', ...rest] });
    }
    for (const [table, name, columns] of added) {
      await queryRunner.createIndex(table, new TableIndex({ name, columnNames: [...columns] }));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table, name] of added) await queryRunner.dropIndex(table, name);
    for (const [table, name, isUnique, rest] of byPerson) {
      await replace(queryRunner, table, { name, isUnique, columnNames: ['account_id', 'contact_id', ...rest] });
    }
  }
}

async function replace(
  queryRunner: QueryRunner,
  table: string,
  index: { readonly name: string; readonly isUnique: boolean; readonly columnNames: string[] },
): Promise<void> {
  await queryRunner.dropIndex(table, index.name);
  await queryRunner.createIndex(table, new TableIndex(index));
}
