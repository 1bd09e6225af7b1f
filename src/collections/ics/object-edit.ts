import { unfolded } from '../../busy-calendars/reading/content-lines.js';
import { foldLine } from '../../calendar/ics/text.js';
import type { ObjectFile, ObjectPart } from './object-file.js';

/** Changes single lines of a file; every other one stays as it is, octet for octet. */
export class ObjectEdit {
  /** What stands at a place instead; '' for nothing. */
  private readonly instead = new Map<number, string>();
  /** What stands in front of a place. */
  private readonly before = new Map<number, string>();
  private readonly lineBreak: string;

  constructor(
    private readonly file: ObjectFile,
    private readonly part: ObjectPart,
  ) {
    this.lineBreak = /\r\n|\n|\r/.exec(file.lines[0]?.raw ?? '')?.[0] ?? '\r\n';
  }

  get isUntouched(): boolean {
    return this.instead.size === 0 && this.before.size === 0;
  }

  /** The line of that name says this now; `null`: there is none any more. Of several, the first stays. */
  set(name: string, line: string | null): void {
    const [first, ...more] = this.placesOf(name);
    for (const place of more) this.instead.set(place, '');
    if (first !== undefined) this.instead.set(first, line === null ? '' : this.folded([line]));
    else if (line !== null) this.insert(this.endOfOwn(), [line]);
  }

  /** The first line of that name says another value, its parameters stay. Nothing happens if there is none. */
  setValue(name: string, value: string): void {
    const [place = -1] = this.placesOf(name);
    const line = this.file.lines[place]?.line;
    if (!line) return;
    const [whole = ''] = unfolded(this.file.lines[place]?.raw ?? '');
    this.instead.set(place, this.folded([`${whole.slice(0, whole.lastIndexOf(line.value))}${value}`]));
  }

  has(name: string): boolean {
    return this.placesOf(name).length > 0;
  }

  /** Whole lines in front of the line at a place. */
  insert(place: number, lines: readonly string[]): void {
    this.before.set(place, `${this.before.get(place) ?? ''}${this.folded(lines)}`);
  }

  /** Lines that are in their form already. */
  insertRaw(place: number, raw: string): void {
    this.before.set(place, `${this.before.get(place) ?? ''}${raw}`);
  }

  text(): string {
    if (this.isUntouched) return this.file.lines.map(({ raw }) => raw).join('');
    return this.file.lines
      .map(({ raw }, place) => `${this.before.get(place) ?? ''}${this.instead.get(place) ?? raw}`)
      .join('');
  }

  private placesOf(name: string): number[] {
    return this.part.own.filter((place) => this.file.lines[place]?.line?.name === name);
  }

  /** In front of alarms and the like, which come last (RFC 5545, 3.6.1). */
  private endOfOwn(): number {
    const { begin, end } = this.part;
    const inner = this.file.lines.findIndex(
      ({ line }, place) => place > begin && place < end && line?.name === 'BEGIN',
    );
    return inner < 0 ? end : inner;
  }

  private folded(lines: readonly string[]): string {
    const text = lines.map(foldLine).join('');
    return this.lineBreak === '\r\n' ? text : text.replaceAll('\r\n', this.lineBreak);
  }
}
