import { Injectable } from '@nestjs/common';
import { Turns } from '../../common/turns.js';
import { blockingKeys } from './domain/blocking-keys.js';
import { LIKELY, likeness } from './domain/likeness.js';
import { inOrder, type Pair, pairKey } from '../../contacts/domain/pair.js';
import { DismissedPairsStore } from './dismissed-pairs.store.js';
import { type LikenedPerson, LikenedPeople } from './likened-people.service.js';

export interface LikelyPair extends Pair {
  readonly percent: number;
}

/** Up to so many people who share a key are compared each with each. */
const SMALL_BLOCK = 16;
/** In a larger block (a common name, the address of an office) each is compared with so many next by name. */
const WINDOW = 6;
/** Nobody looks through more; the next ones come up when these are settled. Unit: pairs. */
const MOST_PAIRS = 5_000;
/** Between two looks at the clock. Unit: people. */
const PEOPLE_PER_LOOK = 64;

/**
 * Finds who may be one person, in slices of a few milliseconds, so that nobody waits meanwhile. Time and memory grow with
 * the number of people: see domain/blocking-keys.ts.
 */
@Injectable()
export class PairSearch {
  constructor(
    private readonly people: LikenedPeople,
    private readonly dismissed: DismissedPairsStore,
  ) {}

  /** The likeliest first. */
  async search(accountId: string): Promise<LikelyPair[]> {
    const people: LikenedPerson[] = [];
    const turns = new Turns();
    for await (const page of this.people.all(accountId)) {
      people.push(...page);
      await turns.pass();
    }
    const found = new FoundPairs(people, await this.dismissed.all(accountId));
    for (const keysOf of blockingKeys) {
      for (const block of (await blocksOf(people, keysOf, turns)).values()) {
        if (turns.due) await turns.pass();
        if (block.length <= SMALL_BLOCK) found.compareAll(block);
        else
          for (const part of neighbours(block, people)) {
            if (turns.due) await turns.pass();
            found.compareFirst(part);
          }
      }
    }
    return found.best();
  }
}

/** Positions of people by what they share; whoever shares nothing is left out. */
async function blocksOf(
  people: readonly LikenedPerson[],
  keysOf: (person: LikenedPerson) => readonly string[],
  turns: Turns,
): Promise<Map<string, number[]>> {
  const blocks = new Map<string, number[]>();
  const firstByKey = new Map<string, number>();
  for (const [position, person] of people.entries()) {
    if (position % PEOPLE_PER_LOOK === 0 && turns.due) await turns.pass();
    const keys = keysOf(person);
    for (const key of keys.length > 1 ? new Set(keys) : keys) {
      const block = blocks.get(key);
      const first = firstByKey.get(key);
      if (block) block.push(position);
      else if (first === undefined) firstByKey.set(key, position);
      else blocks.set(key, [first, position]);
    }
  }
  return blocks;
}

/** Each one of the block with the next few by name. */
function* neighbours(block: readonly number[], people: readonly LikenedPerson[]): Generator<readonly number[]> {
  const nameAt = (position: number): string => `${people[position]?.family} ${people[position]?.given}`;
  const sorted = block
    .map((position) => ({ position, name: nameAt(position) }))
    .sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)))
    .map(({ position }) => position);
  for (const index of sorted.keys()) yield sorted.slice(index, index + 1 + WINDOW);
}

/** The pairs so far: by one number for both positions, which takes a tenth of the memory of two ids. */
class FoundPairs {
  private percentByPair = new Map<number, number>();
  private least = LIKELY;
  private readonly settled: ReadonlySet<string>;

  constructor(
    private readonly people: readonly LikenedPerson[],
    dismissed: readonly Pair[],
  ) {
    this.settled = new Set(dismissed.map(pairKey));
  }

  compareAll(block: readonly number[]): void {
    for (const index of block.keys()) this.compareFirst(block.slice(index));
  }

  /** The first one of the list with each other. */
  compareFirst([first, ...others]: readonly number[]): void {
    if (first === undefined) return;
    for (const other of others) this.compare(Math.min(first, other), Math.max(first, other));
  }

  best(): LikelyPair[] {
    return this.sorted()
      .slice(0, MOST_PAIRS)
      .flatMap(([pair, percent]) => this.idsOf(pair).map((ids) => ({ ...ids, percent })));
  }

  private compare(one: number, other: number): void {
    const [a, b] = [this.people[one], this.people[other]];
    const pair = one * this.people.length + other;
    if (!a || !b || this.percentByPair.has(pair)) return;
    const { percent } = likeness(a, b);
    if (percent < this.least || this.settled.has(pairKey({ oneId: a.id, otherId: b.id }))) return;
    this.percentByPair.set(pair, percent);
    if (this.percentByPair.size > 2 * MOST_PAIRS) this.keepBest();
  }

  /** From then on only pairs that are likelier than the last one kept are worth keeping. */
  private keepBest(): void {
    const best = this.sorted().slice(0, MOST_PAIRS);
    this.percentByPair = new Map(best);
    this.least = (best.at(-1)?.[1] ?? LIKELY) + 1;
  }

  private sorted(): [number, number][] {
    return [...this.percentByPair].sort(([one, a], [other, b]) => b - a || one - other);
  }

  private idsOf(pair: number): Pair[] {
    const other = this.people[pair % this.people.length];
    const one = this.people[Math.floor(pair / this.people.length)];
    return one && other ? [inOrder(one.id, other.id)] : [];
  }
}
