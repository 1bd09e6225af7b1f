import { searchKey } from './name-key.js';

/** What the key columns of tags, own fields and saved filters hold, in characters. */
const KEY_LENGTH = 100;

/**
 * The key by which two spellings of a label are the same: tags, own fields, saved filters. A label of emojis only keeps
 * them: its canonical key would be empty. Never throws.
 *
 * @example labelKey(' Radio Nordlicht ') // 'radio nordlicht'
 */
export function labelKey(name: string): string {
  return (searchKey(name) || name.trim()).slice(0, KEY_LENGTH);
}
