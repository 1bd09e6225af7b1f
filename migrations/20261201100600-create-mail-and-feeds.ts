import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, day, id, instant, integer, ownedByAccount, text, word } from './columns.js';

export class CreateMailAndFeeds1796119560000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'mail_outbox',
        columns: [
          id('mail_outbox'),
          account(),
          word('kind', 20),
          word('message_id', 255),
          word('envelope_from', 320),
          word('envelope_to', 320),
          text('message'),
          word('state', 20),
          integer('attempts'),
          integer('lost_answers'),
          instant('next_try_at'),
          instant('lease_until', { isNullable: true }),
          instant('give_up_at'),
          text('answer', { isNullable: true }),
          instant('created_at'),
          instant('sent_at', { isNullable: true }),
        ],
        foreignKeys: [ownedByAccount('mail_outbox')],
        indices: [
          { name: 'mail_outbox_message', columnNames: ['message_id'], isUnique: true },
          { name: 'mail_outbox_due', columnNames: ['state', 'next_try_at'] },
          { name: 'mail_outbox_account', columnNames: ['account_id', 'created_at'] },
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'digests',
        columns: [
          id('digests'),
          account(),
          day('local_day'),
          word('state', 20),
          integer('attempts'),
          instant('lease_until'),
          instant('created_at'),
        ],
        foreignKeys: [ownedByAccount('digests')],
        indices: [{ name: 'digests_day', columnNames: ['account_id', 'local_day'], isUnique: true }],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'feeds',
        columns: [
          id('feeds'),
          account(),
          word('label', 100),
          word('token_hash', 64),
          day('last_used_on', { isNullable: true }),
          instant('created_at'),
        ],
        foreignKeys: [ownedByAccount('feeds')],
        indices: [
          { name: 'feeds_token', columnNames: ['token_hash'], isUnique: true },
          { name: 'feeds_account', columnNames: ['account_id', 'created_at'] },
        ],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('feeds');
    await queryRunner.dropTable('digests');
    await queryRunner.dropTable('mail_outbox');
  }
}
