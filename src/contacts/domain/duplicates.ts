import { linkedInKey } from './linkedin-key.js';
import { emailKey, searchKey } from './name-key.js';

/** What tells people apart, as canonical keys; '' or an empty list is "not known". */
export interface IdentityKeys {
  readonly given: string;
  readonly family: string;
  readonly organisation: string;
  readonly linkedIn: readonly string[];
  readonly emails: readonly string[];
}

export interface Identity {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname?: string | null | undefined;
  readonly organisation: string | null;
  readonly links: readonly string[];
  readonly emails: readonly string[];
}

export type SameBecause = 'linkedin' | 'email' | 'name-and-organisation';
export type LikelyBecause = 'name' | 'email';

/**
 * The keys of a person for the two rules below. Links that are no LinkedIn profile say nothing about who somebody is.
 * Never throws. Source: product.md, "Exact duplicates".
 *
 * @example identityKeys({ givenName: 'Jürgen', ... }).given // 'jurgen'
 */
export function identityKeys(person: Identity): IdentityKeys {
  return {
    given: searchKey(person.givenName ?? person.nickname ?? ''),
    family: searchKey(person.familyName ?? ''),
    organisation: searchKey(person.organisation ?? ''),
    linkedIn: person.links.map(linkedInKey).filter((key) => key !== null),
    emails: person.emails.map(emailKey).filter((key) => key !== ''),
  };
}

/**
 * The whole name as one key; two people with equal ones are namesakes. Never throws. Source: product.md, "Exact
 * duplicates". Example: keys `anna` and `muller` give `anna muller`.
 */
export function nameOf(person: IdentityKeys): string {
  return `${person.given} ${person.family}`.trim();
}

/**
 * Why two records are certainly the same person, or null. "Exact duplicates (merged at import without asking): same
 * LinkedIn address; or same e-mail and compatible names; or name and organisation when both are there, with a family
 * name, and no LinkedIn address or e-mail differs." (product.md, the rules). Symmetric; never throws.
 *
 * @example sameBecause(gretaAtRadio, gretaAtRadioWithEmail) // 'name-and-organisation'
 */
export function sameBecause(a: IdentityKeys, b: IdentityKeys): SameBecause | null {
  if (share(a.linkedIn, b.linkedIn)) return 'linkedin';
  if (share(a.emails, b.emails) && namesAreCompatible(a, b)) return 'email';
  const differ = disagree(a.linkedIn, b.linkedIn) || disagree(a.emails, b.emails);
  return namesakesAtWork(a, b) && !differ ? 'name-and-organisation' : null;
}

function namesakesAtWork(a: IdentityKeys, b: IdentityKeys): boolean {
  const fullNames = a.family !== '' && a.family === b.family && a.given === b.given;
  return fullNames && a.organisation !== '' && a.organisation === b.organisation;
}

/**
 * Why two records that are not certainly the same may still be: "All else is 'likely' and shown" (product.md). The same
 * whole name, or one e-mail address with two names (couples share one). Namesakes with different LinkedIn profiles at
 * different organisations are two people. Symmetric; never throws.
 *
 * @example likelyBecause(gretaAtRadio, gretaAtTheTheatre) // 'name'
 */
export function likelyBecause(a: IdentityKeys, b: IdentityKeys): LikelyBecause | null {
  if (share(a.emails, b.emails)) return 'email';
  if (nameOf(a) === '' || nameOf(a) !== nameOf(b)) return null;
  const elsewhere = a.organisation !== b.organisation;
  return disagree(a.linkedIn, b.linkedIn) && elsewhere ? null : 'name';
}

/**
 * True if two names can be those of one person: each part is equal, shorter ("Anna" for "Anna Lena"), an initial, or
 * missing on one side; at least one part must be on both sides. Never throws. Source: product.md, "Exact duplicates".
 *
 * @example namesAreCompatible({ given: 'g', family: 'beispiel' }, { given: 'greta', family: 'beispiel' }) // true
 */
export function namesAreCompatible(
  a: Pick<IdentityKeys, 'given' | 'family'>,
  b: Pick<IdentityKeys, 'given' | 'family'>,
): boolean {
  const meet = (a.given !== '' && b.given !== '') || (a.family !== '' && b.family !== '');
  return meet && partsAreCompatible(a.given, b.given) && partsAreCompatible(a.family, b.family);
}

function partsAreCompatible(a: string, b: string): boolean {
  if (a === '' || b === '' || a === b) return true;
  const [short = [], long = []] = [a.split(' '), b.split(' ')].sort((one, other) => one.length - other.length);
  return short.every((word) => long.some((other) => wordsAreCompatible(word, other)));
}

function wordsAreCompatible(a: string, b: string): boolean {
  if (a === b) return true;
  return (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => b.includes(key));
}

function disagree(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !share(a, b);
}
