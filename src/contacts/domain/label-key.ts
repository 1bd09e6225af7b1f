import { searchKey } from './name-key.js';

/** What the key columns of tags, saved filters and own fields hold. Unit: characters. */
const KEY_LENGTH = 100;

/**
 * By which two spellings of the name of a tag or a saved filter are the same. A name of emojis only keeps them: its
 * canonical key would be empty. Never throws.
 *
 * @example labelKey(' Rädio ') // 'radio'
 */
export function labelKey(name: string): string {
  return (searchKey(name) || name.trim()).slice(0, KEY_LENGTH);
}

/**
 * The same for the user's own fields, where only capitals and blanks around don't count: a program writes values by these
 * names, and "Note 1-" and "Note 1+" are two fields. Never throws.
 *
 * @example fieldKey(' Größe ') // 'größe'
 */
export function fieldKey(name: string): string {
  return [...name.trim().normalize('NFC').toLowerCase()].slice(0, KEY_LENGTH).join('');
}
