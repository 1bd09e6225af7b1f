import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { Channel } from '../contacts/domain/words.js';
import { StationsService } from '../stations/stations.service.js';
import type { Attempt } from './attempt.entity.js';
import type { WriteDraft } from './attempts.input.js';
import type { Situation } from './domain/words.js';
import { DraftWriter, type WrittenDraft } from './drafting/draft-writer.js';

export interface AskedDraft {
  readonly contactId: string;
  readonly situation: Situation;
  readonly channel: Channel;
  readonly parent: Attempt | null;
  readonly input: WriteDraft;
}

/** Fetches what is known about a person and lets the draft be written from it. */
@Injectable()
export class DraftText {
  constructor(
    private readonly contacts: ContactsService,
    private readonly stations: StationsService,
    private readonly writer: DraftWriter,
  ) {}

  async write(account: Account, asked: AskedDraft): Promise<WrittenDraft> {
    const contact = await this.contacts.find(account.id, asked.contactId);
    const station = contact.stationId === null ? null : await this.stations.find(account.id, contact.stationId);
    const { situation, channel, parent, input } = asked;
    const { purpose, language, form, city, offer, slots = [] } = input;
    const words = { purpose, language, form, city, offer, slots };
    return this.writer.write({ account, contact, station, situation, channel, parent, ...words });
  }
}
