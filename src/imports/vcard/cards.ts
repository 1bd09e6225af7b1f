import type { Encoding } from '../domain/reading.js';
import { textOfBytes } from '../reading/text-of-bytes.js';
import type { Card } from './card.js';
import { physicalLines } from '../reading/physical-lines.js';
import { RawCard } from './raw-card.js';

const BEGIN = /^\s{0,99}BEGIN\s{0,9}:\s{0,9}VCARD\s{0,99}$/i;
const END = /^\s{0,99}END\s{0,9}:\s{0,9}VCARD\s{0,99}$/i;
/** The byte order mark of UTF-8, which also stands within files that were put together. */
const MARK = '\u00ef\u00bb\u00bf';
/** Longer lines are neither a beginning nor an end. */
const LONGEST_FRAME = 250;

/**
 * The cards of a vCard file one by one, of any version and with any line ends. Lines are unfolded on bytes before they are
 * decoded, because folding at 75 octets may split a character (imports.md, 5.4; RFC 6350, 3.2). A card that begins before
 * the last one ended leaves that one incomplete, unless it stands within it (AGENT). Linear in time. Never throws.
 *
 * @example [...cards(Buffer.from('BEGIN:VCARD\nFN:Greta\nEND:VCARD'))][0].lines // ['FN:Greta']
 */
export function* cards(bytes: Uint8Array, encoding?: Encoding): Generator<Card> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'); // a character is a byte
  const decode = (text: string, charset?: string): string => textOfBytes(text, charset, encoding);
  let open: RawCard | null = null;
  for (const whole of physicalLines(raw)) {
    const line = whole.startsWith(MARK) ? whole.slice(MARK.length) : whole;
    const frame = frameOf(line, open);
    if (open && (frame === null || open.takes(frame))) {
      open.add(line, frame);
      continue;
    }
    if (open) yield open.card(frame === 'end', decode);
    open = frame === 'begin' ? new RawCard(line) : null;
  }
  if (open) yield open.card(false, decode);
}

/** A line that is indented more than its card is a part of the line before it. */
function frameOf(line: string, open: RawCard | null): 'begin' | 'end' | null {
  if (line.length > LONGEST_FRAME) return null;
  const frame = BEGIN.test(line) ? 'begin' : END.test(line) ? 'end' : null;
  return frame !== null && open?.isContinued(line) ? null : frame;
}
