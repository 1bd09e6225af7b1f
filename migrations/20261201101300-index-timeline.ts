import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** What happened with one person is read backwards, each kind of thing along an index of its own. */
export class IndexTimeline1796119980000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index reminders_contact');
    for (const [table, name, columnNames] of added) {
      await queryRunner.createIndex(table, new TableIndex({ name, columnNames: [...columnNames] }));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [, name] of added) await queryRunner.query(`drop index ${name}`);
    const columnNames = ['contact_id', 'account_id', 'due_on', 'id'];
    await queryRunner.createIndex('reminders', new TableIndex({ name: 'reminders_contact', columnNames }));
  }
}

const added = [
  ['reminders', 'reminders_contact', ['contact_id', 'account_id', 'state', 'due_on', 'id']],
  ['reminders', 'reminders_done', ['contact_id', 'account_id', 'done_at', 'id']],
  ['attempts', 'attempts_sent_to', ['contact_id', 'account_id', 'sent_on', 'id']],
  ['attempts', 'attempts_outcome', ['contact_id', 'account_id', 'outcome_on', 'id']],
  ['changes', 'changes_told', ['contact_id', 'account_id', 'kind', 'happened_at', 'id']],
] as const;
