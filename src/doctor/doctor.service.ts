import { accessSync, constants } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service.js';
import { Config } from '../common/config.js';
import { DoctorStore } from './doctor.store.js';
import type { Finding } from './finding.js';
import { MailboxFindings } from './mailbox-findings.service.js';

/** Everything somebody who helps would ask first. Counts only, nobody's data. */
@Injectable()
export class DoctorService {
  constructor(
    private readonly store: DoctorStore,
    private readonly accounts: AccountsService,
    private readonly config: Config,
    private readonly mailboxes: MailboxFindings,
  ) {}

  async examine(): Promise<Finding[]> {
    const soundness = await this.store.soundness();
    const newest = await this.store.isNewest();
    const mails = await this.store.mailsByState();
    const stuck = (mails.get('dead') ?? 0) + (mails.get('ambiguous') ?? 0);
    return [
      { what: 'node', fine: true, detail: process.version },
      { what: 'database', fine: soundness === 'ok', detail: `${this.store.engine}, ${soundness}` },
      { what: 'schema', fine: newest, detail: newest ? 'newest' : 'older than this version: run "migrate"' },
      this.dataDir(),
      { what: 'address', fine: true, detail: this.config.baseUrl },
      {
        what: 'mail',
        fine: stuck === 0,
        detail: `${this.way()}; ${stuck} not delivered, ${mails.get('queued') ?? 0} waiting`,
      },
      ...(await this.mailboxes.examine()),
      await this.setUp(),
    ];
  }

  private way(): string {
    return this.config.smtpUrl === null ? 'written as .eml into DATA_DIR/outbox (SMTP_URL is not set)' : 'sent by SMTP';
  }

  private dataDir(): Finding {
    try {
      accessSync(this.config.dataDir, constants.W_OK);
      return { what: 'data', fine: true, detail: this.config.dataDir };
    } catch {
      return { what: 'data', fine: false, detail: `${this.config.dataDir} cannot be written to` };
    }
  }

  private async setUp(): Promise<Finding> {
    const nobody = await this.accounts.nobodyYet();
    return { what: 'accounts', fine: true, detail: nobody ? 'none yet: open /setup' : 'set up' };
  }
}
