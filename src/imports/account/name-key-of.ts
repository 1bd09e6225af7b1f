import { labelKey } from '../../contacts/domain/label-key.js';
import type { AccountTable } from '../../exports/account/account-table.js';

const KEY_LENGTH = 100;

/** The key by which names of this table are told apart, as contacts/custom-fields.service.ts and tags.service.ts make it. */
export function nameKeyOf({ name: list }: AccountTable, name: string): string {
  if (list !== 'customFields') return labelKey(name);
  return [...name.trim().normalize('NFC').toLowerCase()].slice(0, KEY_LENGTH).join('');
}
