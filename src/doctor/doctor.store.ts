import { Injectable } from '@nestjs/common';
import { Database } from '../common/database/database.js';
import { rows } from '../common/database/sql.js';

/** What the database says of its own health. */
@Injectable()
export class DoctorStore {
  constructor(private readonly database: Database) {}

  get engine(): string {
    return this.database.engine;
  }

  async isNewest(): Promise<boolean> {
    return !(await this.database.pendingMigrations());
  }

  /** 'ok', or the first thing that is wrong with the file. */
  async soundness(): Promise<string> {
    if (this.database.engine === 'postgres') return 'ok';
    const { manager } = this.database.reading;
    const [check] = await rows<{ quick_check: string }>(manager, 'pragma quick_check(1)');
    const orphans = await rows(manager, 'pragma foreign_key_check');
    if (check?.quick_check !== 'ok') return check?.quick_check ?? 'no answer';
    return orphans.length === 0 ? 'ok' : `${orphans.length} rows refer to something that is gone`;
  }

  /** Mailboxes of users that are read, and how many of them ended their last look with a problem. */
  async usersMailboxes(): Promise<{ readonly read: number; readonly stuck: number }> {
    const [found] = await rows<{ read: number | string; stuck: number | string }>(
      this.database.reading.manager,
      `select count(*) as "read", count(mailbox_marks.problem) as stuck from own_mail
         left join mailbox_marks on mailbox_marks.account_id = own_mail.account_id and mailbox_marks.folder = 'INBOX'
        where own_mail.reads = ?`,
      [true],
    );
    return { read: Number(found?.read ?? 0), stuck: Number(found?.stuck ?? 0) };
  }

  async mailsByState(): Promise<ReadonlyMap<string, number>> {
    const found = await rows<{ state: string; n: number | string }>(
      this.database.reading.manager,
      'select state, count(*) as n from mail_outbox group by state',
    );
    return new Map(found.map(({ state, n }) => [state, Number(n)]));
  }
}
