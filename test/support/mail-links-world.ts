import type { Account } from '../../src/accounts/account.entity.js';
import type { FollowedLink } from '../../src/answers/followed-link.js';
import { MailKeysService } from '../../src/answers/mail-keys.service.js';
import { MailLinks } from '../../src/answers/mail-links.service.js';
import type { Links } from '../../src/answers/new-keys.js';
import type { NewLine } from '../../src/answers/new-lines.js';
import { rows } from '../../src/common/database/sql.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import type { ReminderKind } from '../../src/reminders/domain/words.js';
import type { Reminder } from '../../src/reminders/reminder.entity.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import type { TestApp } from './app.js';

/** Everything that a link may change, and what might be changed by looking. */
const WATCHED = ['accounts', 'changes', 'contacts', 'interactions', 'mail_keys', 'mail_lines', 'reminders', 'suggestion_events'] as const; // prettier-ignore

export interface WrittenMail {
  readonly messageId: string;
  readonly lines: readonly Links[];
  readonly links: Links;
  readonly stopUrl: string;
}

/** Mails with links, as the digest writes them. */
export class MailLinksWorld {
  private mails = 0;

  constructor(readonly app: TestApp) {}

  /** A mail that went out now. */
  async mail(account: Account, ...lines: readonly NewLine[]): Promise<WrittenMail> {
    this.mails += 1;
    const messageId = `<${account.id}.${this.mails}@example.org>`;
    const keys = this.app.get(MailKeysService);
    const written = keys.write(account, { messageId, lines, now: this.app.clock.now() });
    await this.app.unitOfWork.run(() => keys.keep(written));
    const { links, stopUrl } = written;
    return { messageId, lines: written.lines.map((line) => line.links), links, stopUrl };
  }

  /** The link of one verb of a mail with one line. */
  async link(account: Account, line: NewLine, verb: keyof Links): Promise<string> {
    const { lines } = await this.mail(account, line);
    return tokenOf(lines[0]?.[verb]);
  }

  look(token: string): Promise<FollowedLink> {
    return this.app.get(MailLinks).look(token);
  }

  use(token: string): Promise<FollowedLink> {
    return this.app.get(MailLinks).use(token);
  }

  takeBack(token: string): Promise<FollowedLink> {
    return this.app.get(MailLinks).takeBack(token);
  }

  reminder(account: Account, contact: Contact | null, kind: ReminderKind = 'promise'): Promise<Reminder> {
    const input = { contactId: contact?.id ?? null, kind, text: 'send the article', dueOn: '2026-11-23' };
    return this.app.get(RemindersService).create(account, input);
  }

  /** All rows of all accounts that a link may touch. */
  async everything(): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    for (const table of WATCHED) {
      found[table] = await rows(this.app.unitOfWork.reader, `select * from ${table} order by id`);
    }
    return found;
  }

  /** Everything but what says that a link was used, or when something was written. */
  async effects(): Promise<Record<string, unknown>> {
    const { changes: _, mail_keys: __, ...rest } = await this.everything();
    const untimed = Object.entries(rest).map(([table, found]) => {
      return [table, (found as Record<string, unknown>[]).map(({ updated_at: _at, ...row }) => row)] as const;
    });
    return Object.fromEntries(untimed);
  }
}

export function about(contact: Contact): NewLine {
  return { kind: 'suggestion', contactId: contact.id, reminderIds: [], meetingIds: [] };
}

export function promised(...reminders: readonly Reminder[]): NewLine {
  const contactId = reminders[0]?.contactId ?? null;
  return { kind: 'promise', contactId, reminderIds: reminders.map(({ id }) => id), meetingIds: [] };
}

export function tokenOf(url: string | undefined): string {
  const token = /\/m\/([0-9a-f]{32})$/.exec(url ?? '')?.[1];
  if (!token) throw new Error('the mail has no such link');
  return token;
}
