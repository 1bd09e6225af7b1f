import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { newId } from '../../common/ids.js';
import { OutboundGuard } from '../../common/outbound/outbound-guard.js';
import { SecretBox, SecretNotOpened, type SecretPlace } from '../../common/secret-box.js';
import type { ImapSettings } from '../mailbox/imap-settings.js';
import { isSameMailbox, isSameSignIn, lacksImap, ownMailOf, type SignIn } from './chosen-own-mail.js';
import type { ConnectionProblem } from './domain/connection-problem.js';
import type { OwnMail } from './own-mail.entity.js';
import { ImapNeeded, OwnMailNotFound, PasswordNeeded, PasswordUnreadable } from './own-mail.errors.js';
import type { SaveOwnMail } from './own-mail.input.js';
import { OwnMailStore } from './own-mail.store.js';
import type { SmtpSettings } from './smtp-settings.js';

/** At which step a connection ended, and what the server said: for the user, never for the log. */
export interface ConnectionTrouble {
  readonly step: ConnectionProblem;
  readonly answer: string;
}

/** Longer answers are cut: servers have been seen to send a page. */
const MAX_ANSWER_LENGTH = 500;

/** The user's own mail account: at most one each. The password is sealed, and opened only to say it to its server. */
@Injectable()
export class OwnMailService {
  constructor(
    private readonly store: OwnMailStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly box: SecretBox,
    private readonly guard: OutboundGuard,
    private readonly clock: Clock,
  ) {}

  of(accountId: string): Promise<OwnMail | null> {
    return this.store.of(accountId);
  }

  /** Throws OwnMailNotFound. */
  async find(accountId: string): Promise<OwnMail> {
    const mail = await this.of(accountId);
    if (!mail) throw new OwnMailNotFound();
    return mail;
  }

  /** Those whose mailbox is read, by id, after the given one ('' for the first). */
  reading(afterId: string, limit: number): Promise<OwnMail[]> {
    return this.store.reading(afterId, limit);
  }

  /**
   * Sets it up, or changes it. Throws PasswordNeeded if none is kept, or the kept one was given for another server;
   * ImapNeeded if mails are to be read, or copies kept, without a server for it.
   */
  async save(accountId: string, input: SaveOwnMail): Promise<OwnMail> {
    const chosen = ownMailOf(input);
    if (lacksImap(chosen)) throw new ImapNeeded();
    return this.unitOfWork.run(async () => {
      const before = await this.store.ofForChange(accountId);
      const now = this.clock.now().toISOString();
      const passwordSealed = this.sealed({ accountId, ...chosen }, input.password, before);
      if (!before) return this.add({ accountId, ...chosen, passwordSealed });
      const isAsBefore = input.password === undefined && isSameSignIn(before, chosen);
      const mail = { ...before, ...chosen, passwordSealed, ...(isAsBefore ? {} : noOutcome), updatedAt: now };
      // what came while nobody was to read it stays unread
      if (!isSameMailbox(before, mail) || !before.reads) await this.store.forgetMarks(accountId);
      else await this.store.lookAgain(accountId);
      await this.store.update(mail);
      return mail;
    });
  }

  /** Takes it away, the password with it. Nothing happens if there is none. */
  async remove(accountId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.store.remove(accountId);
      await this.store.forgetMarks(accountId);
    });
  }

  /** What servers said may name somebody who goes for good. Inside a unit of work. */
  forgetAnswers(accountId: string): Promise<void> {
    return this.store.forgetAnswers(accountId);
  }

  /** The open password. Throws PasswordUnreadable. */
  secretOf({ accountId, passwordSealed }: Pick<OwnMail, 'accountId' | 'passwordSealed'>): string {
    try {
      return this.box.open(passwordSealed, placeOf(accountId));
    } catch (error) {
      throw error instanceof SecretNotOpened ? new PasswordUnreadable() : error;
    }
  }

  /** For smtpServer(). Throws PasswordUnreadable. */
  smtpSettings(mail: OwnMail): SmtpSettings {
    const { smtpHost: host, smtpPort: port, smtpSecurity: security } = mail;
    return { host, port, security, ...this.signIn(mail) };
  }

  /** For MailboxReader; null if no IMAP server is set. Throws PasswordUnreadable. */
  imapSettings(mail: OwnMail): ImapSettings | null {
    const { imapHost: host, imapPort: port, imapSecurity: security } = mail;
    if (host === null || port === null || security === null) return null;
    return { host, port, security, ...this.signIn(mail) };
  }

  /** A connection has worked: what was wrong before is over. */
  async worked(mail: Pick<OwnMail, 'id' | 'accountId'>): Promise<void> {
    await this.unitOfWork.run(() => this.store.note(mail, { problem: null, problemAnswer: null, problemAt: null }));
  }

  /** Every step of it has worked. */
  async checked(mail: Pick<OwnMail, 'id' | 'accountId'>): Promise<void> {
    const checkedAt = this.clock.now().toISOString();
    await this.unitOfWork.run(() => this.store.note(mail, { ...noOutcome, checkedAt }));
  }

  /** A connection has not worked: shown to the user until one does. */
  async hadTrouble(mail: Pick<OwnMail, 'id' | 'accountId'>, { step, answer }: ConnectionTrouble): Promise<void> {
    const problemAt = this.clock.now().toISOString();
    const problemAnswer = answer.slice(0, MAX_ANSWER_LENGTH) || null;
    await this.unitOfWork.run(() => this.store.note(mail, { problem: step, problemAnswer, problemAt }));
  }

  private async add(mail: Omit<OwnMail, 'id' | 'createdAt' | 'updatedAt' | keyof typeof noOutcome>): Promise<OwnMail> {
    const now = this.clock.now();
    const at = now.toISOString();
    const added = { id: newId(now), ...mail, ...noOutcome, createdAt: at, updatedAt: at };
    await this.store.insert(added);
    return added;
  }

  private signIn(mail: OwnMail): Pick<SmtpSettings, 'user' | 'password' | 'check'> {
    const check = async (host: string): Promise<string> => (await this.guard.resolve(host)).address;
    return { user: mail.userName, password: this.secretOf(mail), check };
  }

  private sealed(
    mail: SignIn & Pick<OwnMail, 'accountId'>,
    password: string | undefined,
    before: OwnMail | null,
  ): string {
    if (password !== undefined) return this.box.seal(password, placeOf(mail.accountId));
    if (!before || !isSameSignIn(before, mail)) throw new PasswordNeeded();
    return before.passwordSealed;
  }
}

const noOutcome = { checkedAt: null, problem: null, problemAnswer: null, problemAt: null } as const;

function placeOf(accountId: string): SecretPlace {
  return { accountId, column: 'own_mail.password_sealed' };
}
