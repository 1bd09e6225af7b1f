import type { Account } from '../../src/accounts/account.entity.js';
import type { Engine } from '../../src/common/database/database.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { OutboxSender } from '../../src/mail/outbox-sender.service.js';
import type { SaveOwnMail } from '../../src/mail/own/own-mail.input.js';
import { OwnMailService } from '../../src/mail/own/own-mail.service.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import type { WriteDraft } from '../../src/outreach/attempts.input.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { LettersService, type PostedLetter } from '../../src/outreach/sending/letters.service.js';
import { WriteDraftService } from '../../src/outreach/writing/write-draft.service.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';
import { TestImapServer } from '../support/imap-server.js';
import { LetterServer } from '../support/letter-server.js';

/** The whole service, and the mail account of somebody who sends with it: a real SMTP server, IMAP in memory. */
export class LettersWorld {
  private constructor(
    readonly app: TestApp,
    readonly smtp: LetterServer,
    readonly imap: TestImapServer,
  ) {}

  static async open(engine: Engine = 'sqlite', { listen = false } = {}): Promise<LettersWorld> {
    const app = await startApp({ engine, listen, env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    return new LettersWorld(app, await LetterServer.start(), await TestImapServer.start());
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.smtp.stop();
    await this.imap.stop();
  }

  /** Somebody with a mail account that sends. */
  async me(fields: Partial<SaveOwnMail> = {}): Promise<SignedIn> {
    const me = await signedIn(this.app, { name: 'Jana Beispiel' });
    await this.setUp(me.account, fields);
    return me;
  }

  async setUp(account: Account, fields: Partial<SaveOwnMail> = {}): Promise<void> {
    const { user } = this.imap.settings;
    await this.app.get(OwnMailService).save(account.id, {
      ...{ address: 'jana@example.org', name: 'Jana Beispiel', userName: user, password: 'secret', sends: true },
      ...{ smtpHost: '127.0.0.1', smtpPort: this.smtp.port, smtpSecurity: 'starttls' },
      ...{ imapHost: '127.0.0.1', imapPort: this.imap.port, imapSecurity: 'starttls' },
      ...fields,
    });
  }

  async tom(account: Account, email: string | null = 'tom@example.net'): Promise<Contact> {
    const emails = email === null ? [] : [{ value: email }];
    const input = { givenName: 'Tom', familyName: 'Probe', form: 'du', language: 'de' } as const;
    return this.app.get(SaveContactService).create(account.id, { ...input, emails });
  }

  async draft(account: Account, contact?: Contact, input: WriteDraft = {}): Promise<Attempt> {
    const to = contact ?? (await this.tom(account));
    const wish = { situation: 'coffee', channel: 'email', ...input } as const;
    return this.app.get(WriteDraftService).write(account, to.id, wish);
  }

  attempt({ accountId, id }: Attempt): Promise<Attempt> {
    return this.app.get(AttemptsService).find(accountId, id);
  }

  async mail(account: Account, attempt: Attempt): Promise<PostedLetter> {
    return this.app.get(LettersService).find(account, attempt.id);
  }

  /** The passes of the next minutes. */
  async minutesPass(minutes: number): Promise<void> {
    const { clock } = this.app;
    for (let minute = 0; minute < minutes; minute += 1) {
      clock.set(new Date(clock.now().getTime() + 60_000).toISOString());
      await this.app.get(OutboxSender).sendDue(clock.now());
    }
  }
}
