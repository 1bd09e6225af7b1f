import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, id, instant, integer, ownedByAccount, reference, text, word } from './columns.js';

const maybe = { isNullable: true };

export class CreateIdempotentRequests1796119920000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(idempotentRequests);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('idempotent_requests');
  }
}

const idempotentRequests = new Table({
  name: 'idempotent_requests',
  columns: [
    id('idempotent_requests'),
    account(),
    word('request_key', 200),
    word('request_hash', 64),
    word('state', 8),
    reference('run_id'),
    instant('lease_until'),
    integer('status', maybe),
    text('location', maybe),
    word('etag', 200, maybe),
    word('content_type', 200, maybe),
    text('body', maybe),
    instant('created_at'),
  ],
  foreignKeys: [ownedByAccount('idempotent_requests')],
  indices: [
    { name: 'idempotent_requests_key', columnNames: ['account_id', 'request_key'], isUnique: true },
    { name: 'idempotent_requests_created', columnNames: ['created_at'] },
  ],
});
