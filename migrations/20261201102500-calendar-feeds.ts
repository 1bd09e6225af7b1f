import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const birthdays = new TableIndex({
  name: 'contacts_birthday',
  columnNames: ['account_id', 'birthday', 'id'],
  where: 'birthday is not null',
});

/**
 * When a calendar program last asked, with its time: of those that asked before, the day is known, and noon stands for it.
 * Whose birthday is known stands in an index without all the others.
 */
export class CalendarFeeds1796120700000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table feeds add column last_used_at varchar(24)');
    await queryRunner.query(
      `update feeds set last_used_at = last_used_on || 'T12:00:00.000Z' where last_used_on is not null`,
    );
    await queryRunner.query('alter table feeds drop column last_used_on');
    await queryRunner.createIndex('contacts', birthdays);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index contacts_birthday');
    await queryRunner.query('alter table feeds add column last_used_on varchar(10)');
    await queryRunner.query(
      'update feeds set last_used_on = substr(last_used_at, 1, 10) where last_used_at is not null',
    );
    await queryRunner.query('alter table feeds drop column last_used_at');
  }
}
