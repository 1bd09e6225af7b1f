import type { CustomField } from '../../contacts/custom-fields/custom-field.entity.js';
import type { CustomKind } from '../../contacts/domain/custom-values.js';

export class CustomFieldResponse {
  id!: string;
  name!: string;
  kind!: CustomKind;
  /** The words to choose from; null unless the kind is choice. */
  choices!: string[] | null;
  position!: number;
  createdAt!: string;
  updatedAt!: string;
}

export class CustomFieldListResponse {
  items!: CustomFieldResponse[];
  nextCursor!: string | null;
}

export function customFieldResponse(field: CustomField): CustomFieldResponse {
  const { id, name, kind, choices, position, createdAt, updatedAt } = field;
  return { id, name, kind, choices: choices && [...choices], position, createdAt, updatedAt };
}
