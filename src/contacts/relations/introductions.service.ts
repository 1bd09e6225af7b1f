import { Injectable } from '@nestjs/common';
import { IntroducedInCircle } from '../contact.errors.js';
import { IntroductionsStore, type NamedContact } from './introductions.store.js';

/** Steps of the chain that a page shows: "Marlene <- Tom <- Frau Lenz". */
const LONGEST_CHAIN = 10;

export interface Introductions {
  /** Who introduced the person, who introduced those, and so on: the nearest first, at most ten. */
  readonly chain: readonly NamedContact[];
  /** How many people the person introduced. */
  readonly introduced: number;
}

/** Who introduced whom to me. A person has one introducer, kept with the person. */
@Injectable()
export class IntroductionsService {
  constructor(private readonly store: IntroductionsStore) {}

  async of(accountId: string, contactId: string): Promise<Introductions> {
    const chain = await this.store.introducers(accountId, contactId, LONGEST_CHAIN);
    return { chain, introduced: await this.store.countIntroduced(accountId, contactId) };
  }

  /** Whom the person introduced, by name. */
  introduced(accountId: string, contactId: string, most: number): Promise<NamedContact[]> {
    return this.store.introduced(accountId, contactId, most);
  }

  /** Inside a unit of work, before the introducer is stored; the next that asks waits until it ends. */
  async assertNoCircle(accountId: string, contactId: string, introducerId: string): Promise<void> {
    if (await this.wouldBeCircle(accountId, contactId, introducerId)) throw new IntroducedInCircle();
  }

  /** The same as an answer. */
  async wouldBeCircle(accountId: string, contactId: string, introducerId: string): Promise<boolean> {
    await this.store.lock(accountId);
    return this.store.isIntroducedThrough(accountId, introducerId, contactId);
  }
}
