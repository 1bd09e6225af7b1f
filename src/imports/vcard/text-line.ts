import { type textOfBytes, unquoted } from '../reading/text-of-bytes.js';
import type { RawLine } from './raw-line.js';

const ENCODED = /[;,(=]"?quoted-printable|[;,(]charset=/i;
const ENCODINGS = /(?:;encoding=|;)"?quoted-printable"?(?=;|$)|;charset="?[\w.:-]{1,40}"?(?=;|$)/gi;

/**
 * A line of a card as text: unfolded, decoded and, where it was quoted-printable or named a character set, without the
 * parameters that said so.
 *
 * @example textLine(new RawLine('N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller'), '2.1', textOfBytes) // 'N:Müller'
 */
export function textLine(line: RawLine, version: string, decode: typeof textOfBytes): string {
  const bytes = line.unfolded(version);
  const colon = bytes.indexOf(':');
  const head = bytes.slice(0, colon);
  if (line.isBinary || !ENCODED.test(head)) return decode(bytes);
  const charset = /[;,(]charset="?([\w.:-]{1,40})/i.exec(head)?.[1];
  const value = bytes.slice(colon + 1);
  const text = decode(line.isQuotedPrintable ? unquoted(value) : value, charset);
  return `${decode(head.replace(ENCODINGS, ''))}:${text.replace(/\r\n?/g, '\n')}`;
}
