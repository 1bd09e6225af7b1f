import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { addDays, type LocalDate } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { Meeting } from '../../meetings/meeting.entity.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { AttemptsService } from '../../outreach/attempts.service.js';
import type { PostedLetter } from '../../outreach/sending/letters.service.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import { RemindersService } from '../../reminders/reminders.service.js';
import { LARGEST_PAGE } from '../../common/cursor.js';
import type { ShownMail } from '../../correspondence/correspondence.service.js';
import { AttemptMailsReader } from './attempt-mails.reader.js';

/** "In the last four weeks", in days. */
const LOOK_BACK_DAYS = 28;

export interface AttemptFacts {
  readonly attempt: Attempt;
  readonly contact: Contact;
  readonly meeting: Meeting | null;
  /** The day from which asking once more is kind; null: not asked any more. */
  readonly followUp: Reminder | null;
}

/** One message on its own page. */
export interface ShownAttempt extends AttemptFacts {
  /** The mail that it went out with from here; null: it went another way. */
  readonly letter: PostedLetter | null;
  /** What came back on it, the last first. */
  readonly cameBack: readonly ShownMail[];
}

export interface OutboxFacts {
  readonly items: readonly AttemptFacts[];
  readonly nextCursor: string | null;
  readonly sentLately: number;
}

/** Messages with the people they went to and what hangs on them. */
@Injectable()
export class OutboxReader {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly contacts: ContactsService,
    private readonly meetings: MeetingsService,
    private readonly reminders: RemindersService,
    private readonly mails: AttemptMailsReader,
  ) {}

  async list(account: Account, cursor: string | null, today: LocalDate): Promise<OutboxFacts> {
    const page = await this.attempts.list(account.id, { limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) });
    const sent = await this.attempts.sentSince(account.id, addDays(today, -LOOK_BACK_DAYS));
    return { items: await this.withFacts(account, page.items), nextCursor: page.nextCursor, sentLately: sent.length };
  }

  async find(account: Account, id: string): Promise<ShownAttempt> {
    const attempt = await this.attempts.find(account.id, id);
    const [facts] = await this.withFacts(account, [attempt]);
    if (!facts) throw new Error('a message without its person');
    return { ...facts, ...(await this.mails.of(account, id)) };
  }

  private async withFacts(account: Account, attempts: readonly Attempt[]): Promise<AttemptFacts[]> {
    const ids = attempts.map(({ id }) => id);
    const people = await this.contacts.findMany(account.id, [...new Set(attempts.map(({ contactId }) => contactId))]);
    const meetings = await this.meetings.ofAttempts(account, ids);
    const followUps = await this.reminders.followUpsOf(account.id, ids);
    return attempts.flatMap((attempt) => {
      const contact = people.get(attempt.contactId);
      if (!contact) return []; // deleted between the reads
      const [meeting, followUp] = [meetings.get(attempt.id) ?? null, followUps.get(attempt.id) ?? null];
      return [{ attempt, contact, meeting, followUp }];
    });
  }
}
