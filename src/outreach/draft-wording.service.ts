import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Acts } from '../common/acts.js';
import { Clock } from '../common/clock.js';
import { SaveContactService } from '../contacts/save-contact.service.js';
import { continuesRequest, factsOf } from './attempt-facts.js';
import type { Attempt } from './attempt.entity.js';
import type { WriteDraft } from './attempts.input.js';
import { AttemptsStore } from './attempts.store.js';
import { assertFollowUpFits } from './domain/attempt-state.js';
import { channelFor, situationFor } from './domain/situation-choice.js';
import type { Situation } from './domain/words.js';
import { DraftText } from './draft-text.service.js';
import { AttemptNotFound, situationNeeded } from './outreach.errors.js';

/** What is wished for: the occasion and its details, and whether form and language stay with the person from now on. */
export interface DraftWish {
  readonly contactId: string;
  readonly input: WriteDraft;
  readonly keepForm: boolean;
}

/** From a wish to the columns of a message. Called inside the unit of work that stores them. */
@Injectable()
export class DraftWording {
  constructor(
    private readonly text: DraftText,
    private readonly store: AttemptsStore,
    private readonly saving: SaveContactService,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  async of(account: Account, { contactId, input, keepForm }: DraftWish): Promise<DraftColumns> {
    const situation = situationFor(input);
    if (situation === null) throw situationNeeded();
    if (keepForm) await this.keepForm(account.id, contactId, input);
    const parent = await this.parentOf(account, contactId, { situation, parentId: input.parentId ?? null });
    const channel = input.channel ?? channelFor(situation);
    const asked = { contactId, situation, channel, parent, input };
    const { language, form, subject, body, short, script, checks } = await this.text.write(account, asked);
    return {
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
    };
  }

  /** "Pages ask once" (product.md, "Form"): the answer stays with the person. */
  private async keepForm(accountId: string, contactId: string, { form, language }: WriteDraft): Promise<void> {
    const answer = { ...(form ? { form } : {}), ...(language ? { language } : {}) };
    // part of writing a draft, which is taken back by deleting the draft
    await this.acts.silently(() => this.saving.update(accountId, contactId, answer));
  }

  /** A follow-up without a parent given continues the latest request without an answer, if there is one. */
  private async parentOf(
    account: Account,
    contactId: string,
    asked: { situation: Situation; parentId: string | null },
  ): Promise<Attempt | null> {
    const given = asked.parentId === null ? null : await this.store.find(account.id, asked.parentId);
    if (asked.parentId !== null && given?.contactId !== contactId) throw new AttemptNotFound();
    if (asked.situation !== 'follow-up') return given;
    const request = given ? await this.requestOf(given) : await this.store.latestUnanswered(account.id, contactId);
    if (request) assertFollowUpFits(factsOf(request), this.clock.today(account.timeZone));
    return request;
  }

  private async requestOf(attempt: Attempt): Promise<Attempt> {
    if (!continuesRequest(attempt) || attempt.parentId === null) return attempt;
    const request = await this.store.find(attempt.accountId, attempt.parentId);
    if (!request) throw new AttemptNotFound();
    return request;
  }
}

type DraftColumns = Pick<
  Attempt,
  | 'parentId'
  | 'purpose'
  | 'situation'
  | 'channel'
  | 'language'
  | 'form'
  | 'formAssumed'
  | 'city'
  | 'subject'
  | 'body'
  | 'short'
  | 'script'
>;
