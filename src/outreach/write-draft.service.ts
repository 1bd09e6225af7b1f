import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import { SlotsService } from '../slots/slots.service.js';
import { continuesRequest, factsOf } from './attempt-facts.js';
import type { Attempt } from './attempt.entity.js';
import type { WriteDraft } from './attempts.input.js';
import { AttemptsStore } from './attempts.store.js';
import { assertFollowUpFits } from './domain/attempt-state.js';
import { channelFor, situationFor } from './domain/situation-choice.js';
import type { Situation } from './domain/words.js';
import { type AskedDraft, DraftText } from './draft-text.service.js';
import type { WrittenDraft } from './drafting/draft-writer.js';
import { AttemptNotFound, situationNeeded } from './outreach.errors.js';

/** A draft for one person, with the times it offers held for that person alone. */
@Injectable()
export class WriteDraftService {
  constructor(
    private readonly text: DraftText,
    private readonly store: AttemptsStore,
    private readonly slots: SlotsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async write(account: Account, contactId: string, input: WriteDraft): Promise<Attempt> {
    const situation = situationFor(input);
    if (situation === null) throw situationNeeded();
    const parent = await this.parentOf(account, contactId, { situation, parentId: input.parentId ?? null });
    const asked = { contactId, situation, channel: input.channel ?? channelFor(situation), parent, input };
    const attempt = this.drafted(account, asked, await this.text.write(account, asked));
    await this.unitOfWork.run(async () => {
      await this.store.insert(attempt);
      await this.slots.hold(account.id, { attemptId: attempt.id, contactId }, input.slots ?? []);
    });
    return attempt;
  }

  /** A follow-up without a parent given continues the latest request that waits, if there is one. */
  private async parentOf(
    account: Account,
    contactId: string,
    asked: { situation: Situation; parentId: string | null },
  ): Promise<Attempt | null> {
    const isFollowUp = asked.situation === 'follow-up';
    if (asked.parentId === null) return isFollowUp ? this.store.latestWaiting(account.id, contactId) : null;
    const given = await this.store.find(account.id, asked.parentId);
    if (given?.contactId !== contactId) throw new AttemptNotFound();
    if (!isFollowUp) return given;
    const request = await this.requestOf(given);
    assertFollowUpFits(factsOf(request), this.clock.today(account.timeZone));
    return request;
  }

  private async requestOf(attempt: Attempt): Promise<Attempt> {
    if (!continuesRequest(attempt) || attempt.parentId === null) return attempt;
    const request = await this.store.find(attempt.accountId, attempt.parentId);
    if (!request) throw new AttemptNotFound();
    return request;
  }

  private drafted(account: Account, asked: AskedDraft, written: WrittenDraft): Attempt {
    const now = this.clock.now();
    const { contactId, situation, channel, parent, input } = asked;
    const { language, form, subject, body, short, script, checks } = written;
    return {
      ...nothingHappened,
      id: newId(now),
      accountId: account.id,
      contactId,
      parentId: parent?.id ?? null,
      purpose: input.purpose ?? null,
      situation,
      channel,
      language,
      form,
      formAssumed: checks.some(({ code }) => code === 'form-assumed'),
      city: input.city ?? null,
      subject,
      body,
      short,
      script,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
  }
}

const nothingHappened = {
  state: 'drafted',
  sentAt: null,
  sentOn: null,
  lastMessageOn: null,
  followUpsSent: 0,
  outcome: null,
  reason: null,
  outcomeOn: null,
  outcomeAt: null,
  silentOn: null,
  comebackOn: null,
  blocksUntilOn: null,
  expectation: null,
  howHardExpected: null,
  howHardWas: null,
  earlier: [],
} satisfies Partial<Attempt>;
