import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { account, foreignKey, id, instant, integer, ownedByAccount, reference, word } from './columns.js';

const maybe = { isNullable: true };

export class CreateMeetings1796119500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(meetings);
    await queryRunner.createTable(meetingPeople);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('meeting_people');
    await queryRunner.dropTable('meetings');
  }
}

const meetings = new Table({
  name: 'meetings',
  columns: [
    id('meetings'),
    account(),
    reference('attempt_id', maybe),
    instant('start_at'),
    instant('end_at'),
    word('time_zone', 64),
    word('place', 500, maybe),
    word('state', 14),
    integer('sequence'),
    instant('created_at'),
    instant('updated_at'),
  ],
  foreignKeys: [ownedByAccount('meetings'), foreignKey('meetings_attempt_fk', 'attempt_id', 'attempts', 'SET NULL')],
  indices: [
    { name: 'meetings_start', columnNames: ['account_id', 'start_at', 'id'] },
    { name: 'meetings_attempt', columnNames: ['attempt_id', 'account_id'] },
  ],
});

const meetingPeople = new Table({
  name: 'meeting_people',
  columns: [id('meeting_people'), account(), reference('meeting_id'), reference('contact_id'), word('response', 12)],
  foreignKeys: [
    ownedByAccount('meeting_people'),
    foreignKey('meeting_people_meeting_fk', 'meeting_id', 'meetings', 'CASCADE'),
    foreignKey('meeting_people_contact_fk', 'contact_id', 'contacts', 'CASCADE'),
  ],
  indices: [
    { name: 'meeting_people_meeting', columnNames: ['meeting_id', 'account_id', 'contact_id'], isUnique: true },
    { name: 'meeting_people_account', columnNames: ['account_id', 'contact_id'] },
    { name: 'meeting_people_contact', columnNames: ['contact_id', 'account_id'] },
  ],
});
