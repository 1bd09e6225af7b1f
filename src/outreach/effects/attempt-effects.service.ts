import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { continuesRequest, factsOf, withFacts } from '../attempt-facts.js';
import type { Attempt } from '../attempt.entity.js';
import { AttemptsStore } from '../attempts.store.js';
import { withFollowUps } from '../domain/attempt-state.js';
import { AttemptNoDraft, LetterOnItsWay, LetterUnclear } from '../domain/refusals.js';
import type { AgreedMeeting } from '../domain/undo.js';
import type { Outcome } from '../domain/words.js';
import { AttemptNotFound } from '../outreach.errors.js';
import { AnswerTraces } from './answer-traces.service.js';
import { AttemptReminders } from './attempt-reminders.service.js';
import { ContactFactsService } from './contact-facts.service.js';

export interface AttemptChange {
  readonly before: Attempt;
  readonly after: Attempt;
  /** The meeting that the answer agreed on; null: none. */
  readonly meeting: AgreedMeeting | null;
}

/**
 * Everything that follows from a changed attempt, always the same way and always from what it was and what it is:
 * so a second outcome or an undo leaves nothing double and nothing behind. Called inside one unit of work.
 */
@Injectable()
export class AttemptEffects {
  constructor(
    private readonly accounts: AccountsService,
    private readonly store: AttemptsStore,
    private readonly traces: AnswerTraces,
    private readonly reminders: AttemptReminders,
    private readonly contacts: ContactFactsService,
  ) {}

  /** The attempt as it is now; whoever else wants to move one of this account's waits until we are done. */
  async locked(accountId: string, id: string): Promise<Attempt> {
    await this.accounts.lock(accountId);
    const attempt = await this.store.find(accountId, id);
    if (!attempt) throw new AttemptNotFound();
    return attempt;
  }

  /** The same of one that nobody is sending at this moment. Throws LetterOnItsWay. */
  async lockedAtRest(accountId: string, id: string): Promise<Attempt> {
    const attempt = await this.locked(accountId, id);
    const letter = attempt.state === 'drafted' ? await this.store.letterOf(accountId, id) : null;
    if (letter === 'queued' || letter === 'sending') throw new LetterOnItsWay();
    return attempt;
  }

  /** The same of a draft whose words are still free. Throws AttemptNoDraft, LetterOnItsWay, LetterUnclear. */
  async lockedDraft(accountId: string, id: string): Promise<Attempt> {
    const attempt = await this.lockedAtRest(accountId, id);
    if (attempt.state !== 'drafted') throw new AttemptNoDraft();
    const letter = await this.store.letterOf(accountId, id);
    if (letter === 'ambiguous') throw new LetterUnclear();
    if (letter === 'sent') throw new AttemptNoDraft();
    return attempt;
  }

  meetingOf({ accountId, id }: Attempt): Promise<AgreedMeeting | null> {
    return this.traces.meetingOf(accountId, id);
  }

  async settle(account: Account, change: AttemptChange): Promise<void> {
    const { before, after } = change;
    await this.store.save(after);
    await this.traces.follow(account, change);
    await this.alsoFollowUps(after);
    await this.reminders.followSlots(after);
    await this.refresh(account, after, { before: before.outcome, after: after.outcome });
    await this.reminders.follow(account, before, after);
  }

  /** A draft was edited. */
  async touched(attempt: Attempt): Promise<void> {
    await this.store.save(attempt);
    await this.reminders.followSlots(attempt);
  }

  letSlotsGo(accountId: string, attemptId: string): Promise<void> {
    return this.reminders.letSlotsGo(accountId, attemptId);
  }

  /** Deletes it with what hangs on it; its person is worked out anew, a pause that they asked for stays. */
  async removed(account: Account, attempt: Attempt): Promise<void> {
    await this.store.remove(account.id, attempt.id);
    await this.contacts.refresh(account.id, attempt.contactId, { before: null, after: null });
    if (continuesRequest(attempt) && attempt.sentOn !== null) await this.restartClock(account, attempt);
  }

  /** After a follow-up was taken back: its request counts its messages again. */
  async restartClock(account: Account, { parentId }: Attempt): Promise<void> {
    const request = parentId === null ? null : await this.store.find(account.id, parentId);
    if (!request) return;
    const days = (await this.store.sentFollowUpsOf(account.id, request.id)).flatMap(({ sentOn }) => sentOn ?? []);
    const after = withFacts(request, withFollowUps(factsOf(request), days));
    await this.settle(account, { before: request, after, meeting: await this.meetingOf(request) });
  }

  /** "Follow-up continues its request": its sent follow-ups stand where the request stands. */
  private async alsoFollowUps(request: Attempt): Promise<void> {
    if (continuesRequest(request) || request.sentOn === null) return;
    const { state, outcome, reason, outcomeOn, outcomeAt, updatedAt } = request;
    for (const followUp of await this.store.sentFollowUpsOf(request.accountId, request.id)) {
      const along = { ...followUp, state, outcome, reason, outcomeOn, outcomeAt, updatedAt };
      await this.store.save(along);
      await this.reminders.followSlots(along);
    }
  }

  private async refresh(
    account: Account,
    { contactId }: Attempt,
    outcome: { before: Outcome | null; after: Outcome | null },
  ): Promise<void> {
    const { attempts, paused, wasPaused } = await this.contacts.refresh(account.id, contactId, outcome);
    if (paused && !wasPaused) await this.reminders.silence(account.id, contactId);
    if (!paused && wasPaused) await this.reminders.speakAgain(account, attempts);
  }
}
