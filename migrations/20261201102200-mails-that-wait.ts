import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const mailboxes = ['mailbox_marks', 'house_mailbox'] as const;

/** What the server said; mails that could not be taken yet (JSON); how many were given up, and when the last of them. */
const added = [
  ['problem_answer', 'text'],
  ['stuck', 'text'],
  ['passed_over', 'integer'],
  ['passed_over_at', 'varchar(24)'],
] as const;

/**
 * Mails that could not be taken wait on their own, and a problem's step and answer stand apart; a talk that a mailbox noted
 * says so; and the last outcome of an account is found without reading all of them. `add column` by hand: the schema
 * builder would copy the whole table on SQLite.
 */
export class MailsThatWait1796120520000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of mailboxes) {
      for (const [name, type] of added) await queryRunner.query(`alter table ${table} add column ${name} ${type}`);
      // one column held the step, a blank and the answer: the next look says both anew
      await queryRunner.query(`update ${table} set problem = null, problem_at = null where problem is not null`);
    }
    await queryRunner.query('alter table interactions add column noted_by varchar(10)');
    await this.indexLogged(queryRunner, ['account_id', 'noted_by', 'logged_on']);
    const told = new TableIndex({ name: 'attempts_told', columnNames: ['account_id', 'outcome_at'] });
    await queryRunner.createIndex('attempts', told);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index attempts_told');
    await this.indexLogged(queryRunner, ['account_id', 'logged_on']);
    await queryRunner.query('alter table interactions drop column noted_by');
    for (const table of mailboxes) {
      await queryRunner.query(`update ${table} set problem = null, problem_at = null where problem is not null`);
      for (const [name] of added) await queryRunner.query(`alter table ${table} drop column ${name}`);
    }
  }

  private async indexLogged(queryRunner: QueryRunner, columnNames: string[]): Promise<void> {
    await queryRunner.query('drop index interactions_logged');
    await queryRunner.createIndex('interactions', new TableIndex({ name: 'interactions_logged', columnNames }));
  }
}
