import { physicalLines } from '../../../imports/reading/physical-lines.js';
import { endOfHead } from '../../../imports/vcard/card-line.js';
import { PROPERTY } from '../../../imports/vcard/raw-card.js';

/** As they stand in the file, folds counted: a picture of 1 MB has some 14,000. */
const MOST_LINES = 20_000;
/** As our reader has it. */
const MOST_PROPERTIES = 5000;
/** A name with its parameters; longer is none that people or programs write. Unit: characters. */
const LONGEST_HEAD = 2000;

/**
 * True for a card that nobody has written for a person: to read it would take seconds, in which everybody else waits.
 * Looks at lines only, in linear time. Never throws. RFC 6350, 3.2 and 3.3.
 *
 * @example isTooMuch('\r\n'.repeat(20_001)) // true
 */
export function isTooMuch(text: string): boolean {
  let lines = 0;
  let properties = 0;
  let pieces: string[] = [];
  const isLong = (): boolean => endOfHead(pieces.join('')) > LONGEST_HEAD;
  for (const line of physicalLines(text)) {
    lines += 1;
    if (PROPERTY.test(line)) {
      if (isLong()) return true;
      properties += 1;
      pieces = [];
    }
    if (lines > MOST_LINES || properties > MOST_PROPERTIES) return true;
    pieces.push(line);
  }
  return isLong();
}
