import { Injectable } from '@nestjs/common';
import { IntroducedInCircle } from '../contact.errors.js';
import { chainLength } from '../domain/introduction-chain.js';
import { type IntroducedContact, IntroductionsStore, type NamedContact } from './introductions.store.js';

/** Steps of the chain that a page shows: "Marlene <- Tom <- Frau Lenz". */
const LONGEST_CHAIN = 10;

/** People whom a chain goes on to: a page that lists more helps nobody. */
const MOST_ONWARDS = 200;

export interface IntroductionChain {
  /** Who introduced the person, who introduced those, and so on: the nearest first, at most ten. */
  readonly up: readonly (NamedContact & { readonly steps: number })[];
  /** Whom the person introduced, whom those introduced, and so on, at most ten steps and 200 people. */
  readonly down: readonly IntroducedContact[];
  /** Introductions on the longest chain through the person. */
  readonly length: number;
}

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

  /** The whole chain through somebody: who led to them, and where it went on from them. */
  async chainThrough(accountId: string, contactId: string): Promise<IntroductionChain> {
    const chain = await this.store.introducers(accountId, contactId, LONGEST_CHAIN);
    const up = chain.map((person, index) => ({ ...person, steps: index + 1 }));
    const most = { steps: LONGEST_CHAIN, people: MOST_ONWARDS };
    const down = await this.store.introducedOnwards(accountId, contactId, most);
    return { up, down, length: chainLength(up, down) };
  }

  /** Whom the person introduced, by name. */
  introduced(accountId: string, contactId: string, most: number): Promise<NamedContact[]> {
    return this.store.introduced(accountId, contactId, most);
  }

  /** Of those whom the person introduced, the one with the latest conversation; null while nobody has answered. */
  latestAnswered(accountId: string, contactId: string): Promise<NamedContact | null> {
    return this.store.latestAnswered(accountId, contactId);
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
