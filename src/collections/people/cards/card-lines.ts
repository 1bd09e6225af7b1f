import { type CardLine, cardLine } from '../../../imports/vcard/card-line.js';
import { goesOn, PROPERTY } from '../../../imports/vcard/raw-card.js';
import { RawLine } from '../../../imports/vcard/raw-line.js';
import { textLine } from '../../../imports/vcard/text-line.js';
import { textOfBytes } from '../../../imports/reading/text-of-bytes.js';

/** A line of a card as it stands, and what it says. */
export interface StandingLine {
  /** With its folds and its line end, octet for octet. */
  readonly raw: string;
  /** Null: no property (a blank line, rubbish), or one of a card within the card. */
  readonly line: CardLine | null;
}

const PHYSICAL = /[^\r\n]*(?:\r\n|\r|\n|$)/g;
const VERSION = /^(?:[\w-]+\.)?version[^:]*:\s*([\d.]{1,9})/im;
const BEGIN = /^\s*BEGIN\s*:\s*VCARD\s*$/i;
const END = /^\s*END\s*:\s*VCARD\s*$/i;

/**
 * `2.1`, `3.0`, `4.0`, as the card says; empty if it does not. Never throws. RFC 6350, 6.7.9.
 *
 * @example versionOf('BEGIN:VCARD\r\nVERSION:3.0\r\n') // '3.0'
 */
export function versionOf(text: string): string {
  return VERSION.exec(text)?.[1] ?? '';
}

/**
 * The lines of one card; joined, their `raw` is the text again, whatever it is. Which pieces make a line is decided as
 * our reader does it (RFC 6350, 3.2; vCard 2.1, 2.1.3; quoted-printable; pictures without indent). Never throws.
 *
 * @example standingLines('NOTE:a\r\n b\r\nTEL:1\r\n').map(({ raw }) => raw) // ['NOTE:a\r\n b\r\n', 'TEL:1\r\n']
 */
export function standingLines(text: string, version = versionOf(text)): StandingLine[] {
  const grouped = new Groups();
  for (const [piece] of text.matchAll(PHYSICAL)) if (piece !== '') grouped.add(piece);
  return grouped.all.map((group) => standingLine(group, version));
}

interface Group {
  raw: string;
  readonly read: RawLine | null;
}

/** Pieces of the file while they become lines. */
class Groups {
  readonly all: Group[] = [];
  /** How deep the card within the card is. */
  private depth = 0;

  add(piece: string): void {
    const line = latin(piece.replace(/[\r\n]+$/, ''));
    const last = this.all.at(-1);
    if (last && this.isWithin(last, line)) this.addNested(last, piece, line);
    else if (last && goesOnWith(last, line)) this.append(last, piece, line);
    else this.begin(last, piece, line);
  }

  private begin(last: Group | undefined, piece: string, line: string): void {
    const isProperty = PROPERTY.test(line);
    // some leave their line breaks in a note as they are
    if (last?.read?.isNote && !isProperty && line !== '') this.append(last, piece, `\n${line}`);
    else this.all.push({ raw: piece, read: isProperty ? new RawLine(line) : null });
  }

  private append(last: Group, piece: string, line: string): void {
    last.raw += piece;
    last.read?.add(line);
  }

  private isWithin({ read }: Group, line: string): boolean {
    return this.depth > 0 || (BEGIN.test(line) && (read?.isOpenAgent ?? false));
  }

  private addNested(last: Group, piece: string, line: string): void {
    last.raw += piece;
    if (BEGIN.test(line)) this.depth += 1;
    if (END.test(line)) this.depth -= 1;
  }
}

function goesOnWith({ read }: Group, line: string): boolean {
  return read !== null && goesOn(read, line);
}

function standingLine({ raw, read }: Group, version: string): StandingLine {
  return { raw, line: read && cardLine(textLine(read, version, textOfBytes)) };
}

/** A character for each octet, as our reader has it. */
function latin(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
