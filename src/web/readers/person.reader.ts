import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { type ContactDetails, ContactDetailsService } from '../../contacts/contact-details.service.js';
import { type Explanation, ExplainService } from '../../reactivation/explain.service.js';
import { type History, HistoryReader } from './history.reader.js';
import { type MeetingGround, MeetingGroundReader } from './meeting-ground.reader.js';
import { type Ties, TiesReader } from './ties.reader.js';

export interface PersonFacts extends ContactDetails, MeetingGround {
  readonly ties: Ties;
  readonly explanation: Explanation;
  readonly history: History;
}

/** Everything that the page of one person shows. */
@Injectable()
export class PersonReader {
  constructor(
    private readonly details: ContactDetailsService,
    private readonly ties: TiesReader,
    private readonly ground: MeetingGroundReader,
    private readonly explanations: ExplainService,
    private readonly history: HistoryReader,
  ) {}

  async read(account: Account, id: string): Promise<PersonFacts> {
    const { contact, points, tags, custom } = await this.details.find(account, id);
    return {
      contact,
      points,
      tags,
      custom,
      ...(await this.ground.of(account, contact)),
      ties: await this.ties.of(account.id, id),
      explanation: await this.explanations.explain(account, id),
      history: await this.history.read(account, id),
    };
  }
}
