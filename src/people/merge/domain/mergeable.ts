import type { LocalDate } from '../../../common/local-date.js';
import type { ToldFields } from '../../../contacts/domain/told-fields.js';

/** The fields of a contact that a merge decides about; what follows from other things is worked out afterwards. */
export interface MergeableFields extends ToldFields {
  id: string;
  connectedOn: LocalDate | null;
  laterUntilOn: LocalDate | null;
  createdAt: string;
}
