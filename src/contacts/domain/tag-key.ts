import { searchKey } from './name-key.js';

/** Unit: characters. */
const KEY_LENGTH = 100;

/**
 * By which tags are the same one. A tag of emojis only keeps them: its canonical key would be empty. Never throws.
 *
 * @example tagKey(' Rädio ') // 'radio'
 */
export function tagKey(name: string): string {
  return (searchKey(name) || name.trim()).slice(0, KEY_LENGTH);
}
