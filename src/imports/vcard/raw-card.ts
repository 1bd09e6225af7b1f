import { longestSource } from '../domain/parsed-contact.js';
import type { Card } from './card.js';
import { textLine } from './text-line.js';
import { isBase64, RawLine } from './raw-line.js';

/** A longer line is no text that people write. Unit: octets. */
const LONGEST_LINE = 1024 * 1024;
/** More lines has no card; they would take memory only. */
const MOST_LINES = 5000;
const END = 'END:VCARD';
/**
 * What a line of its own begins with: a name, perhaps in a group. Names of programs' own may hold what no name should:
 * `X-messaging/xmpp-All:`, `X-GOOGLE TALK:`.
 */
export const PROPERTY =
  /^(?:[\w-]{1,100}(?:\.[\w-]{1,100}){0,3}|(?:[\w-]{1,100}\.)?[Xx]-[\w/ \x80-\xff-]{1,100})[ \t]{0,9}[;:]/;

/** One card while its lines come in, byte by byte. */
export class RawCard {
  private readonly indent: string;
  private readonly lines: RawLine[] = [];
  private readonly asItStands: string[];
  private sourceLength = 0;
  private nested: string[] | null = null;
  private depth = 0;
  private dropped = 0;

  constructor(begin: string) {
    this.indent = /^\s*/.exec(begin)?.[0] ?? '';
    this.asItStands = [begin];
  }

  /** True for a line that goes on with the one before it. */
  isContinued(line: string): boolean {
    const isWithin = this.depth > 0 || (this.lines.at(-1)?.isOpenAgent ?? false);
    return !isWithin && /^[ \t]/.test(this.withoutIndent(line));
  }

  /** True if a BEGIN or END belongs to a card within this one. */
  takes(frame: 'begin' | 'end'): boolean {
    return frame === 'end' ? this.depth > 0 : this.depth > 0 || (this.lines.at(-1)?.isOpenAgent ?? false);
  }

  add(whole: string, frame: 'begin' | 'end' | null): void {
    if (this.sourceLength < longestSource) {
      this.asItStands.push(whole.slice(0, longestSource));
      this.sourceLength += whole.length + 1;
    }
    const line = this.withoutIndent(whole);
    if (line === '' && this.depth === 0 && !this.lines.at(-1)?.isOpen) return;
    if (this.depth > 0 || frame === 'begin' || this.opensAgent(line)) this.addNested(line, frame);
    else this.addLine(line);
  }

  card(whole: boolean, decode: (bytes: string, charset?: string) => string): Card {
    this.closeNested();
    const version = versionOf(this.lines);
    const lines = this.lines.filter((line) => line.isBinary || line.size <= LONGEST_LINE);
    return {
      version,
      lines: lines.map((line) => textLine(line, version, decode)),
      whole,
      dropped: this.dropped,
      tooLong: lines.length < this.lines.length,
      source: () => decode([...this.asItStands, ...(whole ? [END] : [])].join('\n').slice(0, longestSource)),
    };
  }

  private withoutIndent(line: string): string {
    return this.indent !== '' && line.startsWith(this.indent) ? line.slice(this.indent.length) : line;
  }

  private addLine(line: string): void {
    const last = this.lines.at(-1);
    if (last && goesOn(last, line)) last.add(line);
    else if (PROPERTY.test(line)) this.begin(line);
    else if (last?.isNote) last.add(`\n${line}`);
    else if (line.trim() !== '') this.dropped += 1;
  }

  private begin(line: string): void {
    if (this.lines.length < MOST_LINES) this.lines.push(new RawLine(line));
    else this.dropped += 1;
  }

  /** Some begin the card within on the line of AGENT itself. */
  private opensAgent(line: string): boolean {
    return /^(?:[\w-]+\.)?agent(?:;[^:]{0,200})?:\s*BEGIN\s{0,9}:\s{0,9}VCARD\s*$/i.test(line.slice(0, 300));
  }

  private addNested(line: string, frame: 'begin' | 'end' | null): void {
    if (this.depth === 0 && frame === null) {
      const colon = line.indexOf(':');
      this.begin(line.slice(0, colon + 1));
      this.nested = [line.slice(colon + 1).trim()];
      this.depth = 1;
      return;
    }
    this.nested ??= [];
    this.nested.push(line);
    this.depth += frame === 'begin' ? 1 : frame === 'end' ? -1 : 0;
    if (this.depth === 0) this.closeNested();
  }

  /** As later versions write it: a text with its line breaks and signs escaped (RFC 2426, 3.5.4). */
  private closeNested(): void {
    const text = this.nested?.map((line) => line.trim().replace(/[\\,;]/g, '\\$&')).join('\\n');
    const agent = this.lines.at(-1);
    if (text !== undefined && agent?.isOpenAgent) agent.add(text);
    this.nested = null;
    this.depth = 0;
  }
}

function versionOf(lines: readonly RawLine[]): string {
  const line = lines.find((candidate) => candidate.isVersion);
  return /:\s*([\d.]{1,9})/.exec(line?.unfolded('') ?? '')?.[1] ?? '';
}

/**
 * True if a line of the file belongs to the line before it: folded, behind a soft line break, or the rest of a picture.
 *
 * @example goesOn(new RawLine('NOTE:a'), ' b') // true
 */
export function goesOn(last: RawLine, line: string): boolean {
  return last.isOpen || /^[ \t]/.test(line) || (last.isBinary && isBase64(line));
}
