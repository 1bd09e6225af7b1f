import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, day, foreignKey, id, instant, ownedByAccount, reference, word } from './columns.js';

export class CreateSuggestionEvents1796119380000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'suggestion_events',
        columns: [
          id('suggestion_events'),
          account(),
          reference('contact_id', { isNullable: true }),
          day('week_on'),
          word('kind', 10),
          word('value', 10, { isNullable: true }),
          day('occurred_on'),
          instant('created_at'),
        ],
        foreignKeys: [
          ownedByAccount('suggestion_events'),
          foreignKey('suggestion_events_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
        ],
        indices: [
          { name: 'suggestion_events_week', columnNames: ['account_id', 'week_on', 'kind', 'contact_id'] },
          { name: 'suggestion_events_kind', columnNames: ['account_id', 'kind', 'occurred_on'] },
          { name: 'suggestion_events_contact', columnNames: ['contact_id', 'account_id', 'created_at'] },
        ],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('suggestion_events');
  }
}
