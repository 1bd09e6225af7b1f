import type { PortableFields } from '../people/portable-fields.js';

/** Who wrote the card (RFC 6350, 6.7.3): the reader knows our own cards by it. */
export const product = '-//Wiedersehen//People 1//EN';

/** On cards for phones, which say less: who reads them must not take what is missing for "not told". */
export const bookProduct = '-//Wiedersehen//CardDAV 1//EN';

/** Begins the name of every property that vCard has no word for (RFC 6350, 6.10). */
export const ownPrefix = 'X-WIEDERSEHEN-';

/** What vCard can't say, in our own properties: `X-WIEDERSEHEN-LAYER:warm`. */
export const ownProperties = {
  form: 'FORM',
  layer: 'LAYER',
  layerChosen: 'LAYER-CHOSEN',
  cadence: 'CADENCE',
  feltRung: 'FELT-RUNG',
  roughlyLastOn: 'ROUGHLY-LAST-ON',
  connectedOn: 'CONNECTED-ON',
  gotOnWell: 'GOT-ON-WELL',
  higherStatus: 'HIGHER-STATUS',
  tension: 'TENSION',
  metInPerson: 'MET-IN-PERSON',
  likes: 'LIKES',
  city: 'CITY',
  country: 'COUNTRY',
  neverSuggest: 'NEVER-SUGGEST',
  pleaseDont: 'PLEASE-DONT',
} as const satisfies Partial<Record<keyof PortableFields, string>>;

const PRINTED: ReadonlySet<string> = new Set(
  'BEGIN END VERSION PRODID UID REV N FN NICKNAME ORG TITLE EMAIL TEL URL ADR TZ BDAY NOTE CATEGORIES GENDER LANG RELATED'.split(
    ' ',
  ),
);

/**
 * True for a property that our cards have themselves: what a file said under the same name must not stand beside it.
 *
 * @example isPrintedByUs('bday') // true
 */
export function isPrintedByUs(name: string): boolean {
  const upper = name.toUpperCase();
  return PRINTED.has(upper) || upper.startsWith(ownPrefix);
}

/** Words of TYPE that say the same as a label: nothing else has to be written. RFC 6350, 5.6 and 6.4.1; RFC 2426, 3.3.1. */
export const typedLabels = {
  EMAIL: ['work', 'home'],
  TEL: ['work', 'home', 'cell', 'fax', 'pager'],
  URL: ['work', 'home'],
  ADR: ['work', 'home'],
} as const;

export type Labelled = keyof typeof typedLabels;
