import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { continuesRequest, factsOf } from '../attempt-facts.js';
import type { Attempt } from '../attempt.entity.js';
import type { WriteDraft } from '../attempts.input.js';
import { AttemptsStore } from '../attempts.store.js';
import { assertFollowUpFits } from '../domain/attempt-state.js';
import { channelFor, situationFor } from '../domain/situation-choice.js';
import type { Situation } from '../domain/words.js';
import { AttemptNotFound } from '../outreach.errors.js';
import type { OwnTemplate } from '../own-templates/own-template.entity.js';
import { DraftPointers } from './draft-pointers.service.js';
import { NextAngle } from './next-angle.service.js';

/** What a draft is for, once everything that was left open is decided. */
export interface DraftOccasion extends WriteDraft {
  readonly contact: Contact;
  readonly situation: NonNullable<WriteDraft['situation']>;
  readonly channel: NonNullable<WriteDraft['channel']>;
  readonly parent: Attempt | null;
  readonly template: OwnTemplate | null;
}

/** From what is wished for to the occasion: situation and channel, the message before, the city of a trip. */
@Injectable()
export class DraftOccasions {
  constructor(
    private readonly contacts: ContactsService,
    private readonly store: AttemptsStore,
    private readonly pointers: DraftPointers,
    private readonly angles: NextAngle,
    private readonly clock: Clock,
  ) {}

  async of(account: Account, contactId: string, input: WriteDraft): Promise<DraftOccasion> {
    const contact = await this.contacts.find(account.id, contactId);
    const city = await this.pointers.cityOf(account.id, input);
    const template = await this.pointers.templateOf(account.id, input);
    const manner = template ? { language: template.language, form: template.form } : {};
    const way = await this.wayOf(account, contact, { ...input, situation: input.situation ?? template?.situation });
    const parent = await this.parentOf(account, contactId, way.situation, input.parentId ?? null);
    return { ...input, ...manner, ...way, contact, city, parent, template };
  }

  /** What is given counts; on a trip it is a coffee in town; else whatever is different from the last time. */
  private async wayOf(
    account: Account,
    contact: Contact,
    input: Omit<WriteDraft, 'situation'> & { readonly situation: Situation | undefined },
  ): Promise<Pick<DraftOccasion, 'situation' | 'channel' | 'offerId'>> {
    const { offerId = null } = input;
    const situation = situationFor(input) ?? (input.tripId ? 'coffee-in-town' : null);
    if (situation !== null) return { situation, channel: input.channel ?? channelFor(situation), offerId };
    const angle = await this.angles.of(account, contact);
    const channel = input.channel ?? angle.channel;
    return { situation: angle.situation, channel, offerId: input.offer ? offerId : (offerId ?? angle.offerId) };
  }

  /** A follow-up without a parent given continues the latest request without an answer, if there is one. */
  private async parentOf(
    account: Account,
    contactId: string,
    situation: Situation,
    parentId: string | null,
  ): Promise<Attempt | null> {
    const given = parentId === null ? null : await this.store.find(account.id, parentId);
    if (parentId !== null && given?.contactId !== contactId) throw new AttemptNotFound();
    if (situation !== 'follow-up') return given;
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
