import type { LocalDate } from '../../common/local-date.js';
import type { PastRole, PostalAddress } from './address-book.js';
import type { CustomValues } from './custom-values.js';
import type { Cadence, Form, Gender, Language, Layer, Rung } from './words.js';

/** What the user may tell of a person and a column of their own row holds; all else follows or belongs to other modules. */
export interface ToldFields {
  givenName: string | null;
  familyName: string | null;
  nickname: string | null;
  honorific: string | null;
  gender: Gender | null;
  form: Form | null;
  language: Language | null;
  organisation: string | null;
  role: string | null;
  city: string | null;
  country: string | null;
  /** IANA. */
  timeZone: string | null;
  stationId: string | null;
  birthday: string | null;
  layer: Layer;
  layerChosen: boolean;
  cadence: Cadence | null;
  feltRung: Rung | null;
  roughlyLastOn: LocalDate | null;
  gotOnWell: number | null;
  higherStatus: boolean | null;
  tension: boolean | null;
  metInPerson: boolean | null;
  introducedById: string | null;
  neverSuggest: boolean;
  pleaseDont: boolean;
  likes: string | null;
  notes: string | null;
  addresses: readonly PostalAddress[] | null;
  history: readonly PastRole[] | null;
  custom: CustomValues | null;
}

/** One value each, which a merge keeps or takes: there is room for one. Their order is that of its page. */
export const toldWords = [
  'givenName',
  'familyName',
  'nickname',
  'honorific',
  'gender',
  'form',
  'language',
  'organisation',
  'role',
  'city',
  'country',
  'timeZone',
  'stationId',
  'birthday',
  'layer',
  'cadence',
  'feltRung',
  'roughlyLastOn',
  'gotOnWell',
  'higherStatus',
  'tension',
  'metInPerson',
  'introducedById',
  'neverSuggest',
] as const satisfies readonly (keyof ToldFields)[];
export type ToldWord = (typeof toldWords)[number];

/** What an edit changes and taking it back restores. */
export const toldFields = [
  ...toldWords,
  'layerChosen',
  'pleaseDont',
  'likes',
  'notes',
  'addresses',
  'history',
  'custom',
] as const satisfies readonly (keyof ToldFields)[];
