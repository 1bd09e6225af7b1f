import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const columnNames = ['deleted_at', 'id'];

/** The sweep of the trash asks for whoever is in it: an index without all the others, whom each import wrote into it. */
export class IndexTrashOnly1796120280000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index contacts_purge');
    const where = 'deleted_at is not null';
    await queryRunner.createIndex('contacts', new TableIndex({ name: 'contacts_purge', columnNames, where }));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index contacts_purge');
    await queryRunner.createIndex('contacts', new TableIndex({ name: 'contacts_purge', columnNames }));
  }
}
