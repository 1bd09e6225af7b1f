import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, day, flag, id, instant, integer, ownedByAccount, text, word } from './columns.js';

export class CreateAccounts1796119200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'accounts',
        columns: [
          id('accounts'),
          word('email', 320),
          word('name', 200),
          word('password_hash', 200),
          word('locale', 5),
          word('time_zone', 64),
          word('country', 2),
          word('region', 10, { isNullable: true }),
          word('city', 200, { isNullable: true }),
          integer('pace'),
          word('mail_time', 5),
          text('mail_days'),
          flag('mail_names'),
          word('industry', 20),
          text('quiet_dates'),
          day('pause_until', { isNullable: true }),
          instant('next_digest_at', { isNullable: true }),
          flag('demo'),
          instant('created_at'),
          instant('updated_at'),
        ],
        indices: [
          { name: 'accounts_email', columnNames: ['email'], isUnique: true },
          { name: 'accounts_next_digest', columnNames: ['next_digest_at'] },
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'sessions',
        columns: [
          id('sessions'),
          account(),
          word('token_hash', 64),
          instant('created_at'),
          instant('last_seen_at'),
          instant('expires_at'),
        ],
        foreignKeys: [ownedByAccount('sessions')],
        indices: [
          { name: 'sessions_token', columnNames: ['token_hash'], isUnique: true },
          { name: 'sessions_account', columnNames: ['account_id', 'created_at'] },
        ],
      }),
    );
    await queryRunner.createTable(
      new Table({
        name: 'api_tokens',
        columns: [
          id('api_tokens'),
          account(),
          word('label', 100),
          word('token_hash', 64),
          text('scopes'),
          day('expires_on', { isNullable: true }),
          day('last_used_on', { isNullable: true }),
          instant('created_at'),
        ],
        foreignKeys: [ownedByAccount('api_tokens')],
        indices: [
          { name: 'api_tokens_token', columnNames: ['token_hash'], isUnique: true },
          { name: 'api_tokens_account', columnNames: ['account_id', 'created_at'] },
        ],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('api_tokens');
    await queryRunner.dropTable('sessions');
    await queryRunner.dropTable('accounts');
  }
}
