import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Whether anybody changed since is one step in an index, not a walk through all people. */
export class IndexChangedContacts1796120100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const columnNames = ['account_id', 'updated_at'];
    await queryRunner.createIndex('contacts', new TableIndex({ name: 'contacts_changed', columnNames }));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index contacts_changed');
  }
}
