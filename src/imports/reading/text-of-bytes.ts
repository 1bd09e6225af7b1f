import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../domain/reading.js';

const BEYOND_ASCII = /[\x80-\xff]/;
const QUOTED = /=([0-9A-Fa-f]{2})/g;
/** What programs put where they don't care: whatever is UTF-8 then, is UTF-8. */
const CARELESS_CHARSETS = /^(?:us-ascii|ascii|iso-?8859-?1|latin-?1|windows-?1252|cp-?1252|ansi)$/i;

/**
 * The text of bytes that stand as one character each: as `charset` says if it is known, else UTF-8 if every byte fits, else
 * Windows-1252. Never throws.
 *
 * @example textOfBytes('M\u00c3\u00bcller') // 'Müller'
 */
export function textOfBytes(bytes: string, charset?: string, guess?: Encoding): string {
  const name = charset === undefined || CARELESS_CHARSETS.test(charset) ? guess : charset;
  const plain = name === undefined || /^utf-?8$/i.test(name);
  if (plain && !BEYOND_ASCII.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  if (plain) return isUtf8(buffer) ? buffer.toString('utf8') : new TextDecoder('windows-1252').decode(buffer);
  return decoder(name)?.decode(buffer) ?? textOfBytes(bytes);
}

function decoder(charset: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(charset.replace(/^cp-?(\d+)$/i, 'windows-$1'));
  } catch {
    return null;
  }
}

/**
 * The bytes behind quoted-printable ones (RFC 2045, 6.7); what is no code stays as it stands.
 *
 * @example unquoted('M=C3=BCller') // 'M\u00c3\u00bcller'
 */
export function unquoted(bytes: string): string {
  return bytes.replace(QUOTED, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
