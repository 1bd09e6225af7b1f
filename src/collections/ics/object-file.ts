import { type ContentLine, contentLine, unfolded } from '../../busy-calendars/reading/content-lines.js';
import { ItemRefused } from '../collections.errors.js';

/** One content line (RFC 5545, 3.1) as it stands in the file, with its folds and its line break. */
export interface FileLine {
  readonly raw: string;
  /** Null: it has no value, and nobody reads it. */
  readonly line: ContentLine | null;
}

/** A component right below VCALENDAR. */
export interface ObjectPart {
  /** In capitals: `VEVENT`. */
  readonly name: string;
  /** Its BEGIN and its END, as places among the lines. */
  readonly begin: number;
  readonly end: number;
  /** Places of its own lines; those of alarms and the like inside of it are not among them. */
  readonly own: readonly number[];
}

/** A calendar file taken apart: its lines joined are the file again, octet for octet. */
export interface ObjectFile {
  readonly lines: readonly FileLine[];
  readonly parts: readonly ObjectPart[];
  /** Places of the lines of VCALENDAR itself. */
  readonly own: readonly number[];
}

/** The first of the part's own lines with that name (in capitals). Never throws. */
export function lineOf(file: ObjectFile, part: ObjectPart, name: string): ContentLine | undefined {
  return linesOf(file, part, name)[0];
}

/** All of them. Never throws. */
export function linesOf(file: ObjectFile, { own }: ObjectPart, name: string): ContentLine[] {
  return own.flatMap((place) => {
    const line = file.lines[place]?.line;
    return line?.name === name ? [line] : [];
  });
}

/**
 * Takes a file apart: one VCALENDAR with components that all end (RFC 5545, 3.4 and 3.6). CRLF, LF and CR end lines. Throws
 * ItemRefused (`valid-calendar-data`) for anything else.
 *
 * @example openObject('BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR\r\n').parts[0]?.name // 'VTODO'
 */
export function openObject(text: string): ObjectFile {
  const lines = fileLines(text);
  const first = lines.findIndex(({ line }) => line !== null);
  const begin = lines[first]?.line;
  if (begin?.name !== 'BEGIN' || begin.value.toUpperCase() !== 'VCALENDAR') throw notReadable();
  const components = new Components();
  for (const [place, { line }] of lines.entries()) if (line) components.take(line, place);
  if (components.isOpen) throw notReadable();
  const { parts, own } = components;
  return { lines, parts, own };
}

/** What is open at a line, and what was. */
class Components {
  readonly parts: ObjectPart[] = [];
  readonly own: number[] = [];
  private readonly open: { readonly name: string; readonly begin: number; readonly own: number[] }[] = [];
  private calendars = 0;

  get isOpen(): boolean {
    return this.open.length > 0;
  }

  take({ name, value }: ContentLine, place: number): void {
    if (name === 'BEGIN') this.begin(value.toUpperCase(), place);
    else if (name === 'END') this.end(value.toUpperCase(), place);
    else if (this.open.length === 1) this.own.push(place);
    else if (this.open.length === 2) this.open[1]?.own.push(place);
  }

  private begin(name: string, place: number): void {
    if (!this.isOpen) this.calendars += 1;
    if (this.calendars > 1) throw notReadable();
    this.open.push({ name, begin: place, own: [] });
  }

  private end(name: string, place: number): void {
    const closed = this.open.pop();
    if (closed?.name !== name) throw notReadable();
    if (this.open.length === 1) this.parts.push({ ...closed, end: place });
  }
}

function notReadable(): ItemRefused {
  return new ItemRefused('valid-calendar-data', 'This is no calendar file, or not a whole one.');
}

/** Several pieces are one line if each but the first begins with a blank or a tab. */
function fileLines(text: string): FileLine[] {
  const pieces = text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  const raws: string[][] = [];
  for (const piece of pieces) {
    const last = raws.at(-1);
    if (last && /^[ \t]/.test(piece)) last.push(piece);
    else raws.push([piece]);
  }
  return raws.map((raw) => ({ raw: raw.join(''), line: read(raw.join('')) }));
}

function read(raw: string): ContentLine | null {
  const [line] = unfolded(raw.replace(/^\uFEFF/, ''));
  return line === undefined ? null : contentLine(line);
}
