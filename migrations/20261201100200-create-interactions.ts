import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, day, foreignKey, id, instant, ownedByAccount, reference, text, word } from './columns.js';

export class CreateInteractions1796119320000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'interactions',
        columns: [
          id('interactions'),
          account(),
          reference('contact_id'),
          day('occurred_on'),
          word('channel', 10),
          word('direction', 10),
          text('summary', { isNullable: true }),
          reference('attempt_id', { isNullable: true }),
          day('logged_on'),
          instant('created_at'),
        ],
        foreignKeys: [
          ownedByAccount('interactions'),
          foreignKey('interactions_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
        ],
        indices: [
          { name: 'interactions_contact', columnNames: ['contact_id', 'account_id', 'occurred_on', 'id'] },
          { name: 'interactions_logged', columnNames: ['account_id', 'logged_on'] },
          { name: 'interactions_attempt', columnNames: ['account_id', 'attempt_id'] },
        ],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('interactions');
  }
}
