import { cardKey } from './person/card-relations.js';

const UID = /(?:^|[\r\n])(?:[\w-]{1,100}\.)?UID(?:;[^:\r\n]{0,200})?:([^\r\n]{1,500})/gi;

/**
 * Tells whether a file has a card with that key. The file is looked through once, when the first card asks: most have no
 * relations. Never throws.
 *
 * @example uidsOf(bytes)('5a32a740-23b0') // true
 */
export function uidsOf(bytes: Uint8Array): (key: string) => boolean {
  let keys: Set<string> | null = null;
  return (key) => {
    keys ??= keysOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
    return keys.has(key);
  };
}

function keysOf(raw: string): Set<string> {
  return new Set([...raw.matchAll(UID)].map(([, uid = '']) => cardKey(uid)).filter((key) => key !== null));
}
