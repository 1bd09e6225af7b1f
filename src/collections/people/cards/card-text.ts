import { type CardLine } from '../../../imports/vcard/card-line.js';
import { CardProperties } from '../../../imports/vcard/card-properties.js';
import { type StandingLine, standingLines, versionOf } from './card-lines.js';
import { type Spelling, spelledLine, spellingOf } from './spelling.js';

/** A property of a card, and where it stands. */
export interface Placed {
  readonly at: StandingLine;
  readonly line: CardLine;
}

/** They say something about the property of their group, and go with it. */
const COMPANIONS: ReadonlySet<string> = new Set(['x-ablabel', 'x-abadr']);

/** One card while some of its lines change; all the others stay as they are, octet for octet. */
export class CardText {
  readonly version: string;
  readonly spelling: Spelling;
  private lines: StandingLine[];

  constructor(text: string) {
    this.version = versionOf(text);
    this.spelling = spellingOf(text, this.version);
    this.lines = standingLines(text, this.version);
  }

  get text(): string {
    return this.lines.map(({ raw }) => raw).join('');
  }

  of(...names: readonly string[]): Placed[] {
    return this.placed().filter(({ line }) => names.includes(line.name));
  }

  /** The one that our reader uses. */
  first(name: string): Placed | null {
    const placed = this.placed();
    const properties = this.properties();
    const line = properties.first(name);
    return (line && placed[properties.lines.indexOf(line)]) ?? null;
  }

  /** A reader of these properties alone, with the labels of their groups. */
  reader(line: CardLine): CardProperties {
    const labels = line.group === null ? [] : this.of('x-ablabel').filter((label) => label.line.group === line.group);
    return this.properties([line, ...labels.map((label) => label.line)]);
  }

  replace({ at }: Placed, head: string, value: string): void {
    const lines = this.spelled(head, value);
    this.lines = this.lines.flatMap((line) => (line === at ? lines : [line]));
  }

  remove({ at }: Placed): void {
    this.lines = this.lines.filter((line) => line !== at);
  }

  /** With its label, unless the group has something else to label. */
  removeWithLabel(placed: Placed): void {
    this.remove(placed);
    const { group } = placed.line;
    const left = this.placed().filter(({ line }) => group !== null && line.group === group);
    if (left.every(({ line }) => COMPANIONS.has(line.name))) for (const companion of left) this.remove(companion);
  }

  /** Behind the last of these names and what labels it, else at the end. */
  add(head: string, value: string, behind: readonly string[]): void {
    const last = this.of(...behind).at(-1);
    const at = last ? this.behind(last) : this.endsAt();
    this.lines.splice(at, 0, ...this.spelled(head, value));
  }

  /** The groups that something belongs to. */
  get groups(): Set<string> {
    return new Set(this.placed().flatMap(({ line }) => line.group ?? []));
  }

  addAtEnd(lines: readonly { readonly head: string; readonly value: string }[]): void {
    this.lines.splice(this.endsAt(), 0, ...lines.flatMap(({ head, value }) => this.spelled(head, value)));
  }

  /** Behind what stands in that group; `written` is the group in its own letters. */
  addLabel(group: string, written: string, label: string): void {
    const last = this.lines.findLastIndex(({ line }) => line?.group === group);
    this.lines.splice(last + 1, 0, ...this.spelled(`${written}.X-ABLabel`, label));
  }

  /** A group that nothing belongs to. */
  freeGroup(): string {
    const used = new Set(this.placed().map(({ line }) => line.group));
    for (let number = 1; ; number += 1) if (!used.has(`item${number}`)) return `item${number}`;
  }

  private behind({ at, line }: Placed): number {
    const own = this.lines.indexOf(at);
    if (line.group === null) return own + 1;
    const last = this.lines.findLastIndex((other) => other.line?.group === line.group);
    return Math.max(own, last) + 1;
  }

  /** Before its last line, which is END:VCARD. */
  private endsAt(): number {
    const end = this.lines.findLastIndex(({ line }) => line?.name === 'end');
    return end === -1 ? this.lines.length : end;
  }

  private spelled(head: string, value: string): StandingLine[] {
    return standingLines(spelledLine(head, value, this.spelling), this.version);
  }

  private placed(): Placed[] {
    return this.lines.flatMap((at) => (at.line ? [{ at, line: at.line }] : []));
  }

  private properties(lines = this.placed().map(({ line }) => line)): CardProperties {
    return new CardProperties({
      version: this.version,
      dropped: 0,
      lines: lines.map(({ head, value }) => `${head}:${value}`),
    });
  }
}
