import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { Language } from '../../contacts/domain/words.js';
import { opening } from '../../outreach/domain/opening.js';
import { channelFor, usualSituation } from '../../outreach/domain/situation-choice.js';
import { DraftWriter } from '../../outreach/drafting/draft-writer.js';
import type { Station } from '../../stations/station.entity.js';

export interface Opening {
  readonly text: string;
  readonly language: Language;
}

/** How a letter to somebody could begin: of the very draft that the next click would write. Asks the database nothing. */
@Injectable()
export class OpeningReader {
  constructor(private readonly writer: DraftWriter) {}

  of(account: Account, contact: Contact, station: Station | null): Opening {
    const situation = usualSituation(contact);
    const asked = { account, contact, station, situation, channel: channelFor(situation), slots: [] };
    const { body, language } = this.writer.compose(asked);
    return { text: opening(body), language };
  }
}
