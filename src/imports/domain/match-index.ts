import { type IdentityKeys, likelyBecause, nameOf, sameBecause } from '../../contacts/domain/duplicates.js';
import type { LikelyBecause, SameBecause } from '../../contacts/domain/duplicates.js';

/** Somebody who is there already: a stored contact, or (with `row`) an earlier row of the same file. */
export interface Known {
  readonly contactId: string;
  readonly keys: IdentityKeys;
  /** The number of the earlier row, null for a stored contact. */
  readonly row: number | null;
}

export type Match =
  | { readonly certain: true; readonly known: Known; readonly because: SameBecause }
  | { readonly certain: false; readonly known: Known; readonly because: LikelyBecause };

/**
 * How many people with the same name and organisation are compared. A file of 30,000 "Michael Müller" of one company would
 * else take 450 million comparisons; beyond the first 200 only an address makes two people the same.
 */
const NAMESAKES_COMPARED = 200;

/** Finds who is there already by name, e-mail address and LinkedIn profile, in constant time for each row. */
export class MatchIndex {
  private readonly byLinkedIn = new Map<string, Known[]>();
  private readonly byEmail = new Map<string, Known[]>();
  private readonly byNameAndOrganisation = new Map<string, Known[]>();
  /** The first of each name with a LinkedIn profile, and the first without: the rule of namesakes asks no more. */
  private readonly byName = new Map<string, Known[]>();
  private size = 0;

  /** From now on `known` is there. */
  add(known: Known): void {
    const { keys } = known;
    this.size += 1;
    for (const key of keys.linkedIn) append(this.byLinkedIn, key, known);
    for (const key of keys.emails) append(this.byEmail, key, known);
    const name = nameOf(keys);
    if (name === '') return;
    append(this.byNameAndOrganisation, `${name}|${keys.organisation}`, known);
    const hasProfile = keys.linkedIn.length > 0;
    const namesakes = this.byName.get(name);
    if (!namesakes?.some((other) => other.keys.linkedIn.length > 0 === hasProfile)) append(this.byName, name, known);
  }

  /** Nobody is there. */
  get isEmpty(): boolean {
    return this.size === 0;
  }

  /**
   * Who the person of a row is certainly, else who it may be, else null. Two rows of one file with different LinkedIn
   * profiles are two people, however alike: LinkedIn lists nobody twice.
   *
   * @example index.find(keysOfGreta) // { certain: true, known: { contactId: '0193...' }, because: 'linkedin' }
   */
  find(keys: IdentityKeys): Match | null {
    const candidates = this.candidates(keys);
    return candidates.length === 0 ? null : (certainOne(keys, candidates) ?? likelyOne(keys, candidates));
  }

  private candidates(keys: IdentityKeys): Known[] {
    const found: Known[] = [];
    const name = nameOf(keys);
    for (const key of keys.linkedIn) found.push(...(this.byLinkedIn.get(key) ?? []));
    for (const key of keys.emails) found.push(...(this.byEmail.get(key) ?? []));
    found.push(...(this.byNameAndOrganisation.get(`${name}|${keys.organisation}`) ?? []));
    found.push(...(this.byName.get(name) ?? []));
    return found;
  }
}

function certainOne(keys: IdentityKeys, candidates: readonly Known[]): Match | null {
  for (const known of candidates) {
    const because = sameBecause(keys, known.keys);
    if (because) return { certain: true, known, because };
  }
  return null;
}

function likelyOne(keys: IdentityKeys, candidates: readonly Known[]): Match | null {
  for (const known of candidates) {
    const because = areTwoOfOneFile(keys, known) ? null : likelyBecause(keys, known.keys);
    if (because) return { certain: false, known, because };
  }
  return null;
}

function areTwoOfOneFile(keys: IdentityKeys, known: Known): boolean {
  return known.row !== null && keys.linkedIn.length > 0 && known.keys.linkedIn.length > 0;
}

function append(map: Map<string, Known[]>, key: string, known: Known): void {
  const list = map.get(key);
  if (!list) map.set(key, [known]);
  else if (list.length < NAMESAKES_COMPARED) list.push(known);
}
