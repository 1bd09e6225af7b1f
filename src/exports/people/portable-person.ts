import type { PastRole, PostalAddress } from '../../contacts/domain/address-book.js';
import type { CustomKind } from '../../contacts/domain/custom-values.js';
import type { ExtrasOrigin } from '../../contacts/domain/extras.js';
import type { MutualRelation } from '../../contacts/domain/relation-kinds.js';
import type { PortableFields } from './portable-fields.js';

export interface PortablePoint {
  readonly kind: 'email' | 'phone' | 'link';
  readonly value: string;
  readonly label: string | null;
  readonly preferred: boolean;
}

export interface PortableCustom {
  readonly name: string;
  readonly kind: CustomKind;
  readonly value: string | number;
}

/** A person as they leave for other programs: everything in one place, ids only of people. */
export interface PortablePerson extends PortableFields {
  readonly id: string;
  /** Instant of the last change. */
  readonly updatedAt: string;
  readonly points: readonly PortablePoint[];
  readonly addresses: readonly PostalAddress[];
  /** Where they worked before, the latest first. */
  readonly history: readonly PastRole[];
  readonly tags: readonly string[];
  readonly custom: readonly PortableCustom[];
  /** Organisation of the station they come from. */
  readonly station: string | null;
  /** The id of who introduced them. */
  readonly introducedById: string | null;
  readonly relations: readonly PortableRelation[];
  readonly extras: readonly PortableExtra[];
}

/** What a file said about them and no field of ours holds: given back as it stood. */
export interface PortableExtra {
  readonly origin: ExtrasOrigin;
  readonly name: string;
  readonly value: string;
}

export interface PortableRelation {
  readonly kind: MutualRelation;
  /** The id of the other person. */
  readonly contactId: string;
}
