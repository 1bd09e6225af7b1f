import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { ContactPoint } from '../../contacts/contact-point.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactDetailsService } from '../../contacts/contact-details.service.js';
import { type AttemptDetails, AttemptDetailsService } from '../../outreach/attempt-details.service.js';
import { AttemptsService } from '../../outreach/attempts.service.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';

/** Whom a letter goes to. */
export interface Recipient {
  readonly contact: Contact;
  readonly points: readonly ContactPoint[];
  readonly station: Station | null;
}

export interface LetterFacts extends AttemptDetails {
  readonly recipient: Recipient;
}

/** What the letter page shows: the person, the draft, its checks and times. */
@Injectable()
export class ComposeReader {
  constructor(
    private readonly details: ContactDetailsService,
    private readonly stations: StationsService,
    private readonly attempts: AttemptsService,
    private readonly attemptDetails: AttemptDetailsService,
  ) {}

  async person(account: Account, contactId: string): Promise<Recipient> {
    const { contact, points } = await this.details.find(account, contactId);
    const { stationId } = contact;
    const stations = stationId ? await this.stations.findMany(account.id, [stationId]) : null;
    return { contact, points, station: stations?.get(stationId ?? '') ?? null };
  }

  async letter(account: Account, attemptId: string): Promise<LetterFacts> {
    const attempt = await this.attempts.find(account.id, attemptId);
    const recipient = await this.person(account, attempt.contactId);
    return { ...(await this.attemptDetails.of(account, attempt)), recipient };
  }
}
