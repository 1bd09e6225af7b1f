/**
 * The lines of a text as they stand, without their ends: CRLF, LF or CR alone, also mixed. Lazily and in linear time. Never
 * throws.
 *
 * @example [...physicalLines('a\r\nb\rc')] // ['a', 'b', 'c']
 */
export function* physicalLines(text: string): Generator<string> {
  let start = 0;
  let feed = positionOf('\n', text, 0);
  let back = positionOf('\r', text, 0);
  while (start < text.length) {
    const end = Math.min(feed, back);
    yield text.slice(start, end);
    start = feed === back + 1 ? feed + 1 : end + 1; // CRLF is one
    if (feed < start) feed = positionOf('\n', text, start);
    if (back < start) back = positionOf('\r', text, start);
  }
}

/** The end of the text where there is none: then nobody looks again. */
function positionOf(sign: string, text: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found === -1 ? text.length : found;
}
