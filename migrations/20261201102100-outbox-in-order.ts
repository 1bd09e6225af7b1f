import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const due = { name: 'mail_outbox_due', columnNames: ['state', 'next_try_at'] };

/** In the order in which they are claimed: one that stops at the state sorted everything that was due, for each claim. */
const dueInOrder = { ...due, columnNames: [...due.columnNames, 'id'] };

const added = [
  { name: 'mail_outbox_list', columnNames: ['account_id', 'id'] },
  { name: 'mail_outbox_kind', columnNames: ['account_id', 'kind', 'state'] },
  { name: 'mail_outbox_worded', columnNames: ['created_at'], where: "message <> ''" },
  { name: 'mail_outbox_old', columnNames: ['created_at'] },
];

/**
 * How often a mail was claimed, which only rises: tries begin at 0 again when the user asks for a mail once more, and a sender of before
 * could take the new try for its own. And the indexes of the outbox's queries. `add column` by hand: the schema builder
 * would copy the whole table on SQLite, and with it everything that hangs on it.
 */
export class OutboxInOrder1796120460000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table mail_outbox add column claims integer');
    await queryRunner.query('update mail_outbox set claims = attempts');
    await queryRunner.query('drop index mail_outbox_due');
    for (const index of [dueInOrder, ...added]) await queryRunner.createIndex('mail_outbox', new TableIndex(index));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of [dueInOrder, ...added]) await queryRunner.query(`drop index ${name}`);
    await queryRunner.createIndex('mail_outbox', new TableIndex(due));
    await queryRunner.query('alter table mail_outbox drop column claims');
  }
}
