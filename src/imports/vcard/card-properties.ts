import { cleanLine } from '../reading/clean-text.js';
import { type CardLine, cardLine } from './card-line.js';
import { valueLists, valueParts, valueText } from './card-values.js';
import type { Card } from './card.js';

/**
 * The lines of a card by their names, and which of them somebody has taken: the others are kept as they stand. A line that
 * can't be read is left out and counted. Never throws. Source: vCard 2.1, RFC 2426, RFC 6350; imports.md, 5.4.
 */
export class CardProperties {
  readonly version: string;
  readonly lines: readonly CardLine[];
  /** Lines that could not be read and were left out. */
  readonly dropped: number;
  private readonly byName = new Map<string, CardLine[]>();
  private readonly taken = new Set<CardLine>();

  constructor({ lines, version, dropped }: Pick<Card, 'lines' | 'version' | 'dropped'>) {
    const read = lines.map(cardLine);
    this.version = version;
    this.lines = read.filter((line) => line !== null);
    this.dropped = dropped + read.length - this.lines.length;
    for (const line of this.lines) {
      const same = this.byName.get(line.name);
      if (same) same.push(line);
      else this.byName.set(line.name, [line]);
    }
  }

  /** All of a name in their order. */
  of(name: string): readonly CardLine[] {
    return this.byName.get(name) ?? [];
  }

  /** The one of a name to use first; one that says nothing only if there is no other. */
  first(name: string): CardLine | undefined {
    const all = this.of(name);
    const telling = all.filter(({ value }) => /[^;\s]/.test(value));
    return telling.find(isPreferred) ?? telling[0] ?? all[0];
  }

  /** A field of ours holds everything that the line says. */
  take(line: CardLine | undefined): void {
    if (line) this.taken.add(line);
  }

  /** It says more after all than what was made of it. */
  leave(line: CardLine | undefined): void {
    if (line) this.taken.delete(line);
  }

  isTaken(line: CardLine): boolean {
    return this.taken.has(line);
  }

  /** The whole value as text on one line; null if there is none. */
  text(line: CardLine | undefined): string | null {
    return line ? cleanLine(valueText(line.value, this.version)) : null;
  }

  /** The parts of a value that has some: N, ADR, ORG. */
  parts(line: CardLine): (string | null)[] {
    return valueLists(line.value, this.version).map(cleanLine);
  }

  /** The texts of a list: CATEGORIES, NICKNAME. */
  list(line: CardLine): string[] {
    const separator = this.version.startsWith('2') && !line.value.includes(',') ? ';' : ',';
    return valueParts(line.value, this.version, separator)
      .map(cleanLine)
      .filter((text) => text !== null);
  }

  /** Takes the first of a name and gives its text. */
  takenText(name: string): string | null {
    const line = this.first(name);
    this.take(line);
    return this.text(line);
  }
}

/** True for the one of its kind to use first. */
export function isPreferred({ types, params }: CardLine): boolean {
  return types.includes('pref') || params.pref === '1';
}
