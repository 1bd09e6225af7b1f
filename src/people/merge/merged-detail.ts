import type { ContactPoint } from '../../contacts/points/contact-point.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { WholeContact } from '../../contacts/merging/merging.service.js';
import type { Relation } from '../../contacts/relations/relation.entity.js';
import type { MovedByName } from './domain/moved-by-name.js';

/** What it takes to make two people of one again; plain JSON, kept as long as it can be taken back. */
export interface MergedDetail {
  readonly staysId: string;
  /** The one who went, as they were. */
  readonly went: WholeContact;
  /** Fields of the one who stays that the merge changed: before and after. */
  readonly was: Partial<Contact>;
  readonly left: Partial<Contact>;
  /** Of the one who stays: rows that the merge took away, and keys of those that it added. */
  readonly points: { readonly gone: readonly ContactPoint[]; readonly come: readonly string[] };
  readonly tags: { readonly gone: readonly string[]; readonly come: readonly string[] };
  readonly relations: { readonly gone: readonly Relation[]; readonly come: readonly string[] };
  /** Merges that were noted before there were movers say it in other words: domain/moved-by-name.ts reads both. */
  readonly moved: MovedByName;
}

/** The same address in any spelling has the same key. */
export function pointKey({ kind, valueKey }: Pick<ContactPoint, 'kind' | 'valueKey'>): string {
  return `${kind} ${valueKey}`;
}
