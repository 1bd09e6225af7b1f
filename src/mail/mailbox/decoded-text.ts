import { unflowed } from './domain/flowed-lines.js';
import type { MimePart } from './domain/mime-part.js';

/** Encoding of names that TextDecoder doesn't know, and of bytes that are not what they are called. */
const FALLBACK = 'windows-1252';

/**
 * The text of a part that may have been cut anywhere. Unknown or wrong charsets are read as the most common one, so that
 * nothing throws; NULs, which PostgreSQL refuses in texts, are left out.
 */
export function decodedText(bytes: Buffer, { encoding, parameters }: MimePart): string {
  const plain = withoutTransferEncoding(bytes, encoding?.toLowerCase() ?? '');
  const text = withCharset(plain, parameters?.['charset'] ?? 'utf-8')
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n');
  return parameters?.['format']?.toLowerCase() === 'flowed' ? unflowed(text) : text;
}

/** RFC 2045, 6. */
function withoutTransferEncoding(bytes: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(bytes.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? fromQuotedPrintable(bytes.toString('latin1')) : bytes;
}

/** RFC 2045, 6.7; what is no valid escape stays as it is. */
function fromQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/=[ \t]*\r?\n/g, '').replace(/=[0-9A-F]?$/i, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** `stream`: a character that the cut has halved is left out instead of being wrong. */
function withCharset(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder(FALLBACK).decode(bytes);
  }
}
