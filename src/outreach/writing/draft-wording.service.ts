import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AttemptOriginsStore, noOrigin, type Origin } from '../attempt-origins.store.js';
import type { Attempt } from '../attempt.entity.js';
import type { WriteDraft } from '../attempts.input.js';
import { DraftWriter } from '../drafting/draft-writer.js';
import { type DraftOccasion, DraftOccasions } from './draft-occasion.service.js';
import { DraftSources } from './draft-sources.service.js';
import { KeepForm } from './keep-form.service.js';

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
    private readonly keepForm: KeepForm,
    private readonly occasions: DraftOccasions,
    private readonly sources: DraftSources,
    private readonly writer: DraftWriter,
    private readonly origins: AttemptOriginsStore,
  ) {}

  async of(account: Account, wish: DraftWish): Promise<{ columns: DraftColumns; origin: Origin }> {
    const { contactId, keepForm, draft } = wish;
    if (keepForm) await this.keepForm.keep(account.id, contactId, wish.input);
    const input = draft ? { ...(await this.keptOrigin(draft, wish.input)), ...wish.input } : wish.input;
    const occasion = await this.occasions.of(account, contactId, input);
    const written = this.writer.compose(await this.sources.of(account, occasion, draft?.id ?? null));
    return { columns: { ...written, ...columnsOf(occasion) }, origin: originOf(occasion) };
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
