import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Acts } from '../common/acts.js';
import { SaveContactService } from '../contacts/save-contact.service.js';
import { AttemptOriginsStore, noOrigin, type Origin } from './attempt-origins.store.js';
import type { Attempt } from './attempt.entity.js';
import type { WriteDraft } from './attempts.input.js';
import { type DraftOccasion, DraftOccasions } from './draft-occasion.service.js';
import { DraftText } from './draft-text.service.js';

/** What is wished for: the occasion and its details, and whether form and language stay with the person from now on. */
export interface DraftWish {
  readonly contactId: string;
  readonly input: WriteDraft;
  readonly keepForm: boolean;
  /** The draft that is written anew. */
  readonly draft?: Attempt;
}

/** From a wish to the columns of a message, and what it was written with. Called inside the unit of work that stores them. */
@Injectable()
export class DraftWording {
  constructor(
    private readonly occasions: DraftOccasions,
    private readonly text: DraftText,
    private readonly origins: AttemptOriginsStore,
    private readonly saving: SaveContactService,
    private readonly acts: Acts,
  ) {}

  async of(account: Account, wish: DraftWish): Promise<{ columns: DraftColumns; origin: Origin }> {
    const { contactId, keepForm, draft } = wish;
    if (keepForm) await this.keepForm(account.id, contactId, wish.input);
    const input = draft ? { ...(await this.keptOrigin(draft, wish.input)), ...wish.input } : wish.input;
    const occasion = await this.occasions.of(account, contactId, input);
    const { checks, ...written } = await this.text.write(account, occasion, draft?.id ?? null);
    const formAssumed = checks.some(({ code }) => code === 'form-assumed');
    return { columns: { ...written, ...columnsOf(occasion), formAssumed }, origin: originOf(occasion) };
  }

  noteOrigin({ accountId, id }: Attempt, origin: Origin): Promise<void> {
    return this.origins.save(accountId, id, origin);
  }

  /** Offer and trip stay with a draft that is written anew; its template only for the same occasion and manner. */
  private async keptOrigin(draft: Attempt, input: WriteDraft): Promise<Origin> {
    const origin = (await this.origins.of(draft.accountId, [draft.id])).get(draft.id) ?? noOrigin;
    const same = (['situation', 'language', 'form'] as const).every(
      (name) => (input[name] ?? draft[name]) === draft[name],
    );
    return same ? origin : { ...origin, templateId: null };
  }

  /** "Pages ask once" (product.md, "Form"): the answer stays with the person. */
  private async keepForm(accountId: string, contactId: string, { form, language }: WriteDraft): Promise<void> {
    const answer = { ...(form ? { form } : {}), ...(language ? { language } : {}) };
    // part of writing a draft, which is taken back by deleting the draft
    await this.acts.silently(() => this.saving.update(accountId, contactId, answer));
  }
}

function columnsOf({ parent, purpose, situation, channel, city, about }: DraftOccasion) {
  const given = { purpose: purpose ?? null, city: city ?? null, about: about ?? null };
  return { ...given, parentId: parent?.id ?? null, situation, channel };
}

function originOf({ offerId, tripId, templateId }: DraftOccasion): Origin {
  return { offerId: offerId ?? null, tripId: tripId ?? null, templateId: templateId ?? null };
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
  | 'about'
  | 'opening'
  | 'subject'
  | 'body'
  | 'short'
  | 'script'
>;
