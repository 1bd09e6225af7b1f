import type { Account } from '../../src/accounts/account.entity.js';
import type { Engine } from '../../src/common/database/database.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { SaveContactService } from '../../src/contacts/saving/save-contact.service.js';
import { MailExchange } from '../../src/correspondence/mail-exchange.service.js';
import type { MailDirection, Noted, SeenMail } from '../../src/correspondence/seen-mail.js';
import type { SaveOwnMail } from '../../src/mail/own/own-mail.input.js';
import { OwnMailService } from '../../src/mail/own/own-mail.service.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import type { WriteDraft } from '../../src/outreach/attempts.input.js';
import { AttemptThreads } from '../../src/outreach/answering/attempt-threads.service.js';
import { UndoService } from '../../src/people/undo/undo.service.js';
import { OutreachWorld } from './outreach-world.js';
import { startApp, type TestApp } from '../support/app.js';
import type { TestImapServer } from '../support/imap-server.js';

/** People, messages to them, and mails that come in. */
export class CorrespondenceWorld {
  private constructor(
    readonly app: TestApp,
    readonly messages: OutreachWorld,
  ) {}

  static async open(engine: Engine): Promise<CorrespondenceWorld> {
    const app = await startApp({ engine, env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    return CorrespondenceWorld.on(app);
  }

  /** On a service that runs already. */
  static on(app: TestApp): CorrespondenceWorld {
    return new CorrespondenceWorld(app, OutreachWorld.on(app));
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** Whom these addresses reach. */
  async person(account: Account, ...addresses: string[]): Promise<Contact> {
    const emails = addresses.map((value) => ({ value }));
    const input = { givenName: 'Anna', form: 'du' as const, language: 'de' as const, emails };
    return this.app.get(SaveContactService).create(account.id, input);
  }

  /** A request that waits, sent now under this Message-ID if one is given. */
  async request(account: Account, contact: Contact, messageId?: string, input?: WriteDraft): Promise<Attempt> {
    const attempt = await this.messages.sent(account, contact, input);
    if (messageId) await this.app.get(AttemptThreads).found(account.id, attempt.id, messageId);
    return attempt;
  }

  /** The user's own mail account; with a server its mailbox is read. */
  own(account: Account, input: Partial<SaveOwnMail> = {}, server?: TestImapServer): Promise<unknown> {
    const imap = server
      ? { imapHost: server.host, imapPort: server.port, imapSecurity: 'starttls' as const, reads: true }
      : {};
    return this.app.get(OwnMailService).save(account.id, {
      ...{ address: 'mara@probe.example', smtpHost: 'smtp.probe.example', smtpPort: 465, smtpSecurity: 'tls' },
      ...{ userName: 'mara', password: 'secret', ...imap, ...input },
    });
  }

  note(account: Account, mail: Partial<SeenMail> = {}, direction: MailDirection = null): Promise<Noted> {
    return this.app.get(MailExchange).note(account, seen(mail), direction);
  }

  takeBack(account: Account, { actId }: Noted): Promise<void> {
    return this.app.get(UndoService).undo(account, actId ?? '');
  }
}

let count = 0;

/** A mail from Anna, of this morning. */
function seen(mail: Partial<SeenMail> = {}): SeenMail {
  count += 1;
  return {
    ...{ messageId: `<a${count}@muster.example>`, inReplyTo: null, references: [] },
    ...{ from: { name: 'Anna Muster', address: 'anna@muster.example' }, cc: [] },
    to: [{ name: null, address: 'mara@probe.example' }],
    ...{ date: new Date('2026-11-25T09:00:00.000Z'), subject: 'Kaffee', isAutomatic: false, isBounce: false },
    ...{ claimsBounce: false, senderCheck: null },
    text: () => Promise.resolve('Gern, am Freitag.'),
    returnedMessageId: () => Promise.resolve(null),
    ...mail,
  };
}
