/** A line of a card that goes on over several lines of the file, byte by byte. */
export class RawLine {
  private readonly pieces: string[];
  private length: number;
  readonly isQuotedPrintable: boolean;
  /** Pictures and sounds; who writes them does not always indent their lines (vCard 2.1). */
  readonly isBinary: boolean;

  constructor(first: string) {
    const head = first.slice(0, first.indexOf(':')).slice(0, LONGEST_HEAD);
    const hasParams = head.includes(';');
    this.isQuotedPrintable = hasParams && /[;=]quoted-printable(?:[;,)]|$)/i.test(head);
    this.isBinary = BINARY.test(head) || (hasParams && /[;=]"?(?:b|base64)"?(?:;|$)/i.test(head));
    this.pieces = [first];
    this.length = first.length;
  }

  /** True if the next line belongs to this one, whatever it begins with: the soft line break of quoted-printable. */
  get isOpen(): boolean {
    return this.isQuotedPrintable && OPEN_END.test(this.pieces.at(-1)?.slice(-LONGEST_END) ?? '');
  }

  get size(): number {
    return this.length;
  }

  get isVersion(): boolean {
    return /^version[;:]/i.test(this.pieces[0] ?? '');
  }

  get isNote(): boolean {
    return /^(?:[\w-]+\.)?note[;:]/i.test(this.pieces[0] ?? '');
  }

  /** `AGENT:` with nothing behind it: the card of that person follows. */
  get isOpenAgent(): boolean {
    return /^(?:[\w-]+\.)?agent(?:;[^:]{0,200})?:\s*$/i.test(
      this.pieces.length === 1 ? (this.pieces[0] ?? '').slice(0, LONGEST_HEAD) : '',
    );
  }

  add(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
  }

  /** Folding keeps its blank in 2.1, where a line was only folded at one (vCard 2.1, 2.1.3); later it goes (RFC 2425, 5.8.1). */
  unfolded(version: string): string {
    const [first = '', ...rest] = this.pieces;
    if (rest.length === 0) return first;
    if (this.isQuotedPrintable) return this.withoutSoftBreaks();
    const keepsBlank = version.startsWith('2') && !this.isBinary;
    return first + rest.map((piece) => (keepsBlank ? piece : withoutFold(piece))).join('');
  }

  /** Behind a soft line break every blank counts (RFC 2045, 6.7); else it is a line folded for the second time. */
  private withoutSoftBreaks(): string {
    let wasOpen = true;
    return this.pieces
      .map((piece) => {
        const text = wasOpen ? piece : withoutFold(piece);
        wasOpen = OPEN_END.test(piece.slice(-LONGEST_END));
        return wasOpen ? text.slice(0, text.lastIndexOf('=')) : text;
      })
      .join('');
  }
}

const BINARY = /^(?:[\w-]+\.)?(?:photo|logo|sound|key)(?:;|$)/i;
/** Longer is no name with parameters. Unit: characters. */
const LONGEST_HEAD = 2000;
const OPEN_END = /=[ \t]*$/;
const LONGEST_END = 20;

/**
 * True for a line of letters, digits and the signs of base64 only: no property looks like that.
 *
 * @example isBase64(' /9j4AAQ=') // true
 */
export function isBase64(line: string): boolean {
  return line !== '' && /^[A-Za-z0-9+/=\s]*$/.test(line);
}

function withoutFold(piece: string): string {
  return piece.startsWith(' ') || piece.startsWith('\t') ? piece.slice(1) : piece;
}
