import type { LocalDate } from '../../common/local-date.js';
import type { PostalAddress } from '../../contacts/domain/address-book.js';
import type { ExtrasOrigin } from '../../contacts/domain/extras.js';
import type { MutualRelation } from '../../contacts/domain/relation-kinds.js';
import type { Cadence, Channel, Gender } from '../../contacts/domain/words.js';
import type { Direction } from '../../interactions/domain/words.js';
import type { PersonMore } from './person-more.js';
import type { Remark } from './words.js';

export interface ParsedPoint {
  readonly kind: 'email' | 'phone' | 'link';
  readonly value: string;
  readonly label: string | null;
  readonly preferred: boolean;
}

/** A real contact that a file tells of; several messages of one day are one. */
export interface ParsedTalk {
  readonly on: LocalDate;
  readonly channel: Channel;
  readonly direction: Direction;
  /** The user's own note about it; never the text of a message. */
  readonly summary: string | null;
  /** How many messages it stands for; 1 for a call, a coffee. */
  readonly count: number;
}

/** Every 2 weeks, every year. */
export interface Repetition {
  /** At least 1. */
  readonly number: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

/** Something that the user had planned elsewhere; `nextDay` says when it comes round, if it does. */
export interface ParsedReminder {
  /** The first day, which may be long ago. */
  readonly on: LocalDate;
  readonly text: string;
  /** Missing: once. */
  readonly every?: Repetition | undefined;
}

/** Somebody else of the same file, by that file's `key`; `introduced-by`: the other one introduced this person. */
export interface ParsedRelation {
  readonly kind: MutualRelation | 'introduced-by';
  readonly key: string;
}

/** What the file says and no field of ours holds: a property of a card with its parameters, or a column of a table. */
export interface ParsedExtra {
  /** `X-ABDATE;type=pref` or `Hobby`. */
  readonly name: string;
  /** As it stands in the file. */
  readonly value: string;
  /** Our own cards tell where it first came from; missing: the format of the file says it. */
  readonly origin?: ExtrasOrigin | undefined;
}

/** The fields of a person that a file can tell; null is "not told". */
export interface ParsedFields {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  readonly honorific: string | null;
  readonly gender: Gender | null;
  readonly organisation: string | null;
  readonly role: string | null;
  readonly city: string | null;
  readonly country: string | null;
  /** IANA. */
  readonly timeZone: string | null;
  /** `1996-02-29`, or `--05-17` without a year. */
  readonly birthday: string | null;
  /** LinkedIn's "Connected On". */
  readonly connectedOn: LocalDate | null;
  /** What they like, for a first sentence; only some tables and our own files tell it. */
  readonly likes: string | null;
  readonly notes: string | null;
}

/** One person of a file, whatever its format. */
export interface ParsedContact extends ParsedFields {
  /** 1 is the first person of the file, without header and preamble. */
  readonly row: number;
  readonly points: readonly ParsedPoint[];
  /** Postal addresses; only somebody new takes them. */
  readonly addresses: readonly PostalAddress[];
  readonly tags: readonly string[];
  readonly talks: readonly ParsedTalk[];
  readonly reminders: readonly ParsedReminder[];
  /** The file's own name for this person, for relations within it. */
  readonly key: string | null;
  readonly relations: readonly ParsedRelation[];
  /** Only somebody new takes it. */
  readonly cadence: Cadence | null;
  /** Marked as special in the file: asked about first after the import. */
  readonly favourite: boolean;
  readonly extras: readonly ParsedExtra[];
  /** What our own files tell beside it; only somebody new takes it. */
  readonly more: PersonMore | null;
  /** Set when the row was read, but perhaps not as it was meant: the user decides. */
  readonly doubt: Remark | null;
  /** What was left out or tidied. */
  readonly remarks: readonly Remark[];
}

/** So much of a line or card that can't be read is kept, to be mended and brought once more. Unit: characters. */
export const longestSource = 10_000;

/** A row that gives no person; the others go on. `label` is what of it can be shown. */
export interface RowError {
  readonly row: number;
  readonly error: Remark;
  readonly label: string | null;
  /** The original line or card, cut to `longestSource`: the user may mend it and bring it once more. */
  readonly source?: string | null;
}

/** True for a row that could not be read. Never throws. Example: `isRowError({ error: { ... } })`. */
export function isRowError(item: ParsedContact | RowError): item is RowError {
  return 'error' in item;
}

/**
 * A parsed contact of which a format states only what it knows. Never throws.
 *
 * @example parsedContact(1, { givenName: 'Greta' }).familyName // null
 */
export function parsedContact(row: number, known: Partial<Omit<ParsedContact, 'row'>>): ParsedContact {
  return { ...NOTHING_TOLD, ...known, row };
}

/**
 * What is told of a contact, for keeping as JSON: half the size. `untold` puts the nulls back. Never throws.
 *
 * @example told(parsedContact(1, { givenName: 'Greta' })) // { row: 1, givenName: 'Greta' }
 */
export function told(contact: ParsedContact): Told {
  const known: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(contact)) {
    const isNothing = value === null || value === false || (Array.isArray(value) && value.length === 0);
    if (!isNothing) known[field] = value;
  }
  return known as unknown as Told; // fields of the contact, with their own values
}

/**
 * The whole contact out of what was told of it. Never throws.
 *
 * @example untold({ row: 1, givenName: 'Greta' }).familyName // null
 */
export function untold(known: Told): ParsedContact {
  return { ...NOTHING_TOLD, ...known };
}

export type Told = Pick<ParsedContact, 'row'> & Partial<ParsedContact>;

/** All fields, `row` too: a copy that gets one field more takes 1,100 instead of 370 bytes, and nine times as long. */
const NOTHING_TOLD: ParsedContact = {
  givenName: null,
  familyName: null,
  nickname: null,
  honorific: null,
  gender: null,
  organisation: null,
  role: null,
  city: null,
  country: null,
  timeZone: null,
  birthday: null,
  connectedOn: null,
  likes: null,
  notes: null,
  points: [],
  addresses: [],
  tags: [],
  talks: [],
  reminders: [],
  key: null,
  relations: [],
  cadence: null,
  favourite: false,
  extras: [],
  more: null,
  doubt: null,
  remarks: [],
  row: 0,
};
