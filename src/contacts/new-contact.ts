import type { Contact } from './contact.entity.js';
import { derivedColumns, type Surroundings } from './domain/derived-columns.js';
import type { Layer } from './domain/words.js';

/** Fields that other modules own or that are derived: never part of an input. */
type NotGiven =
  | 'nameKey'
  | 'searchKey'
  | 'effectiveCadenceDays'
  | 'easeGroup'
  | 'silentSinceOn'
  | 'quietOn'
  | 'blockedUntilOn'
  | 'lastInteractionOn'
  | 'lastInMindOn'
  | 'comebackOn'
  | 'laterUntilOn'
  | 'waitsUntilOn'
  | 'lastNo'
  | 'refusalsInARow';

export type ContactFields = Omit<Contact, NotGiven>;
type Mandatory = Pick<ContactFields, 'id' | 'accountId' | 'source' | 'createdAt'> & { readonly layer: Layer };

/** A whole row out of the few fields that are known: by hand, from the memory jogger and from imports alike. */
export function newContactRow(fields: Mandatory & Partial<ContactFields>, surroundings: Surroundings): Contact {
  const contact = { ...nothingKnown, updatedAt: fields.createdAt, ...fields };
  return { ...contact, ...derivedColumns(contact, surroundings) };
}

const nothingKnown = {
  givenName: null,
  familyName: null,
  nickname: null,
  honorific: null,
  gender: null,
  form: null,
  language: null,
  organisation: null,
  role: null,
  city: null,
  country: null,
  stationId: null,
  layerChosen: false,
  cadence: null,
  feltRung: null,
  roughlyLastOn: null,
  connectedOn: null,
  gotOnWell: null,
  higherStatus: null,
  tension: null,
  metInPerson: null,
  likes: null,
  birthday: null,
  notes: null,
  introducedById: null,
  neverSuggest: false,
  pleaseDont: false,
  importId: null,
  lastInteractionOn: null,
  lastInMindOn: null,
  comebackOn: null,
  laterUntilOn: null,
  waitsUntilOn: null,
  lastNo: false,
  refusalsInARow: 0,
} as const;
