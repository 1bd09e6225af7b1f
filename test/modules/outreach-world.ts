import type { Account } from '../../src/accounts/account.entity.js';
import { rows } from '../../src/common/database/sql.js';
import type { Engine } from '../../src/common/database/database.js';
import type { LocalDate } from '../../src/common/local-date.js';
import type { Contact } from '../../src/contacts/contact.entity.js';
import { ContactsService } from '../../src/contacts/contacts.service.js';
import { InteractionsService } from '../../src/interactions/interactions.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import type { Attempt } from '../../src/outreach/attempt.entity.js';
import type { MarkSent, RecordOutcome, WriteDraft } from '../../src/outreach/attempts.input.js';
import { AttemptsService } from '../../src/outreach/attempts.service.js';
import { CloseSilentService } from '../../src/outreach/moves/close-silent.service.js';
import { MarkSentService } from '../../src/outreach/moves/mark-sent.service.js';
import { RecordOutcomeService } from '../../src/outreach/moves/record-outcome.service.js';
import { UndoAttemptService } from '../../src/outreach/moves/undo-attempt.service.js';
import { WriteDraftService } from '../../src/outreach/writing/write-draft.service.js';
import { WriteFollowUpService } from '../../src/outreach/writing/write-follow-up.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aContact, anAccount, stored } from '../support/builders.js';

/** Everything that a message leaves behind with its person, as one thing to compare. */
export interface Traces {
  readonly contact: Pick<
    Contact,
    | 'layer'
    | 'lastInteractionOn'
    | 'lastInMindOn'
    | 'comebackOn'
    | 'waitsUntilOn'
    | 'lastNo'
    | 'refusalsInARow'
    | 'pleaseDont'
  >;
  readonly interactions: { on: string; direction: string; channel: string }[];
  readonly meetings: { start: string; state: string }[];
  readonly reminders: { kind: string; dueOn: string }[];
}

/** The whole service on a database of its own, with the moves of a message as short words. */
export class OutreachWorld {
  private constructor(readonly app: TestApp) {}

  static async open(engine: Engine): Promise<OutreachWorld> {
    return new OutreachWorld(await startApp({ engine }));
  }

  /** On a service that runs already. */
  static on(app: TestApp): OutreachWorld {
    return new OutreachWorld(app);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** It is nine o'clock in Berlin. */
  goTo(day: LocalDate): void {
    this.app.clock.set(`${day}T08:00:00.000Z`);
  }

  async account(fields: Partial<Account> = {}): Promise<Account> {
    const account = anAccount(fields);
    await stored(this.app.unitOfWork, account);
    return account;
  }

  async contact(account: Account, fields: Partial<Contact> = {}): Promise<Contact> {
    const contact = aContact(account, { form: 'du', language: 'de', ...fields });
    await stored(this.app.unitOfWork, contact);
    return contact;
  }

  draft(account: Account, contact: Contact, input: WriteDraft = { situation: 'coffee' }): Promise<Attempt> {
    return this.app.get(WriteDraftService).write(account, contact.id, input);
  }

  /** A draft that was sent on the day, at nine. */
  async sent(account: Account, contact: Contact, input?: WriteDraft): Promise<Attempt> {
    return this.send(account, await this.draft(account, contact, input));
  }

  send(account: Account, attempt: Attempt, input: MarkSent = {}): Promise<Attempt> {
    return this.app.get(MarkSentService).markSent(account, attempt.id, input);
  }

  outcome(account: Account, attempt: Attempt, input: RecordOutcome): Promise<Attempt> {
    return this.app.get(RecordOutcomeService).record(account, attempt.id, input);
  }

  followUp(account: Account, attempt: Attempt): Promise<Attempt> {
    return this.app.get(WriteFollowUpService).write(account, attempt.id);
  }

  undo(account: Account, attempt: Attempt): Promise<Attempt> {
    return this.app.get(UndoAttemptService).undo(account, attempt.id);
  }

  tick(): Promise<number> {
    return this.app.get(CloseSilentService).closeDue(this.app.clock.now());
  }

  find(attempt: Attempt): Promise<Attempt> {
    return this.app.get(AttemptsService).find(attempt.accountId, attempt.id);
  }

  async traces(account: Account, { id: contactId }: Contact): Promise<Traces> {
    const contact = await this.app.get(ContactsService).find(account.id, contactId);
    const { layer, lastInteractionOn, lastInMindOn, comebackOn, waitsUntilOn, lastNo, refusalsInARow, pleaseDont } =
      contact;
    const interactions = await this.app.get(InteractionsService).list(account.id, contactId);
    const meetings = await this.app.get(MeetingsService).list(account, { contactId });
    const reminders = await this.app.get(RemindersService).list(account.id, { contactId });
    return {
      contact: { layer, lastInteractionOn, lastInMindOn, comebackOn, waitsUntilOn, lastNo, refusalsInARow, pleaseDont },
      interactions: interactions.items.map(({ on, direction, channel }) => ({ on, direction, channel })),
      meetings: meetings.items.map(({ startAt: start, state }) => ({ start, state })),
      reminders: reminders.items.map(({ kind, dueOn }) => ({ kind, dueOn })),
    };
  }

  /** Times that are held for more than one person at once: there must be none. */
  async doublyHeld(): Promise<unknown[]> {
    return rows(
      this.app.unitOfWork.reader,
      `select a.id from held_slots a join held_slots b
         on a.account_id = b.account_id and a.contact_id <> b.contact_id and a.start_at < b.end_at and b.start_at < a.end_at
       where a.released_at is null and b.released_at is null`,
    );
  }
}
