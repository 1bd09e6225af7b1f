import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an invitation said last: whether somebody has to be told of a change can't be seen from the time alone. */
export class InvitationsTold1796120760000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table invitations add column told varchar(32)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table invitations drop column told');
  }
}
