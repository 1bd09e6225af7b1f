import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `add column` by hand: the schema builder would copy the whole table on SQLite, and with it everything that hangs on it. */
const added = [
  ['attempts', 'answer_on', 'varchar(10)'],
  ['attempts', 'answer_noted_at', 'varchar(24)'],
  ['exchanged_mails', 'act_id', 'varchar(36)'],
] as const;

/** An answer that was read in a mailbox, before anybody said what came of it; and the act that takes a noted mail back. */
export class AnswerSeen1796120400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, name, type] of added) await queryRunner.query(`alter table ${table} add column ${name} ${type}`);
    await queryRunner.query('create index attempts_answered on attempts (account_id, answer_noted_at, id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index attempts_answered');
    for (const [table, name] of added) await queryRunner.query(`alter table ${table} drop column ${name}`);
  }
}
