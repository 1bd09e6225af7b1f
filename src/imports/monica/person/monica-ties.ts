import type { MutualRelation } from '../../../contacts/domain/relation-kinds.js';
import type { ParsedExtra, ParsedRelation } from '../../domain/parsed-contact.js';
import { flag } from '../fields.js';
import type { MonicaAccount, MonicaEntry, MonicaRelationship } from '../monica-account.js';
import { nameInMonica } from './name-in-monica.js';

/** What ties one person to others of the same file. */
export interface Ties {
  readonly relations: readonly ParsedRelation[];
  /** Ties that we have no word for, or to people who are only mentioned. */
  readonly extras: readonly ParsedExtra[];
}

/** Monica's kinds of relationship that we have a word for. Source: Monica 4, relationship_types. */
const KINDS: ReadonlyMap<string, MutualRelation> = new Map([
  ['partner', 'partner'],
  ['spouse', 'partner'],
  ['lover', 'partner'],
  ['colleague', 'colleague'],
  ['boss', 'colleague'],
  ['subordinate', 'colleague'],
]);

const NO_TIES: Ties = { relations: [], extras: [] };

/**
 * The ties of everybody, by key. Monica keeps a relationship from both sides: as a relation of ours it is told once, with
 * whom it names first; what says more than our word ("boss") is an extra as well. People who are only mentioned
 * (`is_partial`) are no relations, but stay as a name. Never throws.
 *
 * @example tiesOf(account)('c-1').relations // [{ kind: 'colleague', key: 'c-2' }]
 */
export function tiesOf(account: MonicaAccount): (key: string | null) => Ties {
  const knots = new Knots(account.people);
  for (const relationship of account.relationships) knots.relationship(relationship);
  for (const person of account.people) knots.introduction(person);
  return (key) => knots.ties.get(key ?? '') ?? NO_TIES;
}

/** Collects what ties people. */
class Knots {
  readonly ties = new Map<string, { readonly relations: ParsedRelation[]; readonly extras: ParsedExtra[] }>();
  private readonly names = new Map<string, string | null>();
  /** Who comes in as a person. */
  private readonly here = new Set<string>();
  /** The same tie may be told from the other side. */
  private readonly told = new Set<string>();

  constructor(people: readonly MonicaEntry[]) {
    for (const { key, properties } of people) {
      if (key === null) continue;
      this.names.set(key, nameInMonica(properties));
      if (!flag(properties, 'is_partial')) this.here.add(key);
    }
  }

  relationship({ type, contactIs, ofContact }: MonicaRelationship): void {
    if (contactIs === ofContact) return;
    const kind = KINDS.get(type);
    const isRelation = kind !== undefined && this.areHere(contactIs, ofContact);
    if (isRelation && this.isNew(kind, contactIs, ofContact))
      this.of(contactIs).relations.push({ kind, key: ofContact });
    const name = isRelation && kind === type ? null : this.names.get(contactIs);
    if (name) this.of(ofContact).extras.push({ name: type, value: name });
  }

  introduction({ key, introducedBy }: MonicaEntry): void {
    if (key === null || introducedBy === null || introducedBy === key) return;
    const name = this.names.get(introducedBy);
    if (this.here.has(introducedBy)) this.of(key).relations.push({ kind: 'introduced-by', key: introducedBy });
    else if (name) this.of(key).extras.push({ name: 'first_met_through', value: name });
  }

  private areHere(...keys: readonly string[]): boolean {
    return keys.every((key) => this.here.has(key));
  }

  private isNew(kind: MutualRelation, one: string, other: string): boolean {
    const pair = JSON.stringify([kind, ...[one, other].sort()]);
    const isNew = !this.told.has(pair);
    this.told.add(pair);
    return isNew;
  }

  private of(key: string): { readonly relations: ParsedRelation[]; readonly extras: ParsedExtra[] } {
    const found = this.ties.get(key) ?? { relations: [], extras: [] };
    this.ties.set(key, found);
    return found;
  }
}
