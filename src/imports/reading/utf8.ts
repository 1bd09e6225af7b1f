import { decoded, encodingOf } from './decoded.js';

/**
 * The bytes of a file whose format reads bytes: UTF-16 becomes UTF-8, everything else stays as it is.
 *
 * @example utf8(Uint8Array.of(0xff, 0xfe, 0x41, 0x00)) // the byte of 'A'
 */
export function utf8(bytes: Uint8Array): Uint8Array {
  return encodingOf(bytes).startsWith('utf-16') ? Buffer.from(decoded(bytes).text, 'utf8') : bytes;
}
