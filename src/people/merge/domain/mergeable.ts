import type { LocalDate } from '../../../common/local-date.js';
import type { PastRole, PostalAddress } from '../../../contacts/domain/address-book.js';
import type { CustomValues } from '../../../contacts/domain/custom-values.js';
import type { Cadence, Form, Gender, Language, Layer, Rung } from '../../../contacts/domain/words.js';

/** The fields of a contact that a merge decides about; what follows from other things is worked out afterwards. */
export interface MergeableFields {
  id: string;
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
  stationId: string | null;
  layer: Layer;
  layerChosen: boolean;
  cadence: Cadence | null;
  feltRung: Rung | null;
  roughlyLastOn: LocalDate | null;
  connectedOn: LocalDate | null;
  gotOnWell: number | null;
  higherStatus: boolean | null;
  tension: boolean | null;
  metInPerson: boolean | null;
  birthday: string | null;
  likes: string | null;
  notes: string | null;
  introducedById: string | null;
  neverSuggest: boolean;
  pleaseDont: boolean;
  laterUntilOn: LocalDate | null;
  addresses: readonly PostalAddress[] | null;
  history: readonly PastRole[] | null;
  custom: CustomValues | null;
  createdAt: string;
}
