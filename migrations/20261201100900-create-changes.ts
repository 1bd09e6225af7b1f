import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, foreignKey, id, instant, ownedByAccount, reference, text, word } from './columns.js';

const maybe = { isNullable: true };

export class CreateChanges1796119740000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of [changes, dismissedPairs, formerContacts]) await queryRunner.createTable(table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['former_contacts', 'dismissed_pairs', 'changes']) await queryRunner.dropTable(table);
  }
}

const changes = new Table({
  name: 'changes',
  columns: [
    id('changes'),
    account(),
    reference('contact_id', maybe),
    reference('act_id'),
    word('kind', 24),
    text('detail', maybe),
    instant('happened_at'),
    instant('undone_at', maybe),
  ],
  foreignKeys: [ownedByAccount('changes'), foreignKey('changes_contact_fk', 'contact_id', 'contacts', 'CASCADE')],
  indices: [
    { name: 'changes_account', columnNames: ['account_id', 'happened_at', 'id'] },
    { name: 'changes_contact', columnNames: ['contact_id', 'account_id', 'happened_at', 'id'] },
    { name: 'changes_act', columnNames: ['account_id', 'act_id'] },
    { name: 'changes_old', columnNames: ['happened_at'], where: 'detail is not null' },
  ],
});

const dismissedPairs = new Table({
  name: 'dismissed_pairs',
  columns: [id('dismissed_pairs'), account(), reference('one_id'), reference('other_id'), instant('created_at')],
  foreignKeys: [
    ownedByAccount('dismissed_pairs'),
    foreignKey('dismissed_pairs_one_fk', 'one_id', 'contacts', 'CASCADE'),
    foreignKey('dismissed_pairs_other_fk', 'other_id', 'contacts', 'CASCADE'),
  ],
  indices: [
    { name: 'dismissed_pairs_account', columnNames: ['account_id', 'id'] },
    { name: 'dismissed_pairs_one', columnNames: ['one_id', 'other_id'], isUnique: true },
    { name: 'dismissed_pairs_other', columnNames: ['other_id', 'account_id'] },
  ],
});

/** Ids that once named a person: where they lead now, or that they are gone for good. Nothing else is kept of them. */
const formerContacts = new Table({
  name: 'former_contacts',
  columns: [id('former_contacts'), account(), reference('became_id', maybe), instant('created_at')],
  foreignKeys: [
    ownedByAccount('former_contacts'),
    foreignKey('former_contacts_became_fk', 'became_id', 'contacts', 'SET NULL'),
  ],
  indices: [
    { name: 'former_contacts_account', columnNames: ['account_id', 'id'] },
    { name: 'former_contacts_became', columnNames: ['became_id', 'account_id'] },
  ],
});
