import { fieldKey, labelKey } from '../../contacts/domain/label-key.js';
import type { AccountTable } from '../../exports/account/account-table.js';

/**
 * The key by which the names of this table are told apart. Never throws.
 *
 * @example nameKeyOf(tags, ' Rädio ') // 'radio'
 */
export function nameKeyOf({ name: list }: AccountTable, name: string): string {
  return list === 'customFields' ? fieldKey(name) : labelKey(name);
}
