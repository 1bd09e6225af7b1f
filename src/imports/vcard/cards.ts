/** A card as its unfolded lines; `whole` is false when its end is missing. */
export interface Card {
  readonly lines: readonly string[];
  readonly whole: boolean;
}

const BEGIN = /^BEGIN:VCARD[ \t]*\r?$/gim;
const END = /^END:VCARD[ \t]*\r?$/im;
const FOLD = /\r?\n[ \t]/g;
/** Pictures and sounds: megabytes that nobody reads here. */
const UNUSED = /^(?:[\w-]+\.)?(?:photo|logo|sound|key)[;:]/i;

/**
 * The cards of a vCard file one by one. Lines are unfolded on bytes before they are decoded, because folding at 75 octets
 * may split a character (imports.md, 5.4; RFC 6350, 3.2). Each card is UTF-8 if all its bytes fit, else Windows-1252.
 * A card that begins before the last one ended leaves that one incomplete. Never throws.
 *
 * @example [...cards(Buffer.from('BEGIN:VCARD\nFN:Greta\nEND:VCARD'))][0].lines // ['FN:Greta']
 */
export function* cards(bytes: Uint8Array): Generator<Card> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'); // a character is a byte
  let start: number | null = null;
  for (const { index, 0: begin } of raw.matchAll(BEGIN)) {
    if (start !== null) yield card(raw.slice(start, index));
    start = index + begin.length;
  }
  if (start !== null) yield card(raw.slice(start));
}

function card(raw: string): Card {
  const end = END.exec(raw);
  const unfolded = (end ? raw.slice(0, end.index) : raw).replace(FOLD, '');
  const lines = unfolded.split(/\r?\n/).filter((line) => line.trim() !== '' && !UNUSED.test(line));
  return { lines: decodedCard(lines.join('\n')).split('\n'), whole: end !== null };
}

function decodedCard(raw: string): string {
  const bytes = Buffer.from(raw, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
