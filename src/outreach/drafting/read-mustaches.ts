import { fieldNames } from './field-names.js';
import type { TemplateProblem } from './template-problem.js';
import { type DraftField, flagFields } from './template-fields.js';

/** What a line of a template consists of. Nothing else can be said in one: it is an allow-list, walked to fill it. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: DraftField }
  | {
      readonly kind: 'block';
      /** `#if`, else `#unless`. */
      readonly whenKnown: boolean;
      readonly field: DraftField;
      readonly main: readonly TemplateNode[];
      readonly inverse: readonly TemplateNode[];
    };

/** Where one is while a line is read: the blocks that are open, the innermost last. */
interface OpenBlock {
  readonly word: 'if' | 'unless';
  readonly field: DraftField | null;
  readonly column: number;
  readonly main: TemplateNode[];
  readonly inverse: TemplateNode[];
  inElse: boolean;
}

type Note = (problem: Pick<TemplateProblem, 'code' | 'found'> & { readonly column: number }) => void;

export interface ReadLine {
  readonly nodes: readonly TemplateNode[];
  /** Texts, fields and blocks, those within blocks too. */
  readonly count: number;
}

/** Blocks within blocks: a sentence that depends on more than four things is not one any more. */
const DEEPEST = 4;
const OPENS = '{{';
const CLOSES = '}}';

/**
 * Reads one line of a template into its parts: text, `{{field}}`, `{{#if field}} ... {{else}} ... {{/if}}` and the same with
 * `unless`, `{{! comment}}`. Nothing is compiled or looked up, so what is no field of ours is never more than a word;
 * every mistake is noted with its column (from 1) and skipped, so that one reading finds them all.
 */
export function readMustaches(line: string, note: Note): ReadLine {
  const reading = new LineReading(note);
  let at = 0;
  while (at < line.length) at = readNext(line, at, reading);
  return reading.finished();
}

/** Gives the place after what was read. */
function readNext(line: string, at: number, reading: LineReading): number {
  const start = line.indexOf(OPENS, at);
  const text = line.slice(at, start < 0 ? undefined : start);
  const stray = text.indexOf(CLOSES);
  if (stray >= 0) reading.note({ code: 'syntax', column: at + stray + 1, found: CLOSES });
  if (text !== '') reading.add({ kind: 'text', text });
  if (start < 0) return line.length;
  return readBrackets(line, start, reading);
}

/** What begins with `{{` at `start`; gives the place after it. */
function readBrackets(line: string, start: number, reading: LineReading): number {
  const inside = start + OPENS.length;
  const closes = line.startsWith('!--', inside) ? `--${CLOSES}` : CLOSES;
  const end = line.indexOf(closes, inside);
  if (end < 0) {
    reading.note({ code: 'syntax', column: start + 1, found: line.slice(start) });
    return line.length;
  }
  if (!line.startsWith('!', inside)) reading.read(line.slice(inside, end), start + 1);
  const after = end + closes.length;
  const isTriple = line.startsWith('{', inside) && line.startsWith('}', after);
  return isTriple ? after + 1 : after;
}

/** What has been read of a line so far. */
class LineReading {
  private readonly top: TemplateNode[] = [];
  private readonly open: OpenBlock[] = [];
  private count = 0;

  constructor(readonly note: Note) {}

  add(node: TemplateNode): void {
    this.count += 1;
    const block = this.open.at(-1);
    if (!block) this.top.push(node);
    else (block.inElse ? block.inverse : block.main).push(node);
  }

  /** What stands between the brackets. */
  read(inner: string, column: number): void {
    const words = inner.trim().split(/\s+/u);
    const [first = '', second] = words;
    if (first === '#if' || first === '#unless') this.begin(first === '#if' ? 'if' : 'unless', words, column);
    else if (inner.trim() === 'else') this.turn(column);
    else if (first === '/if' || first === '/unless') this.end(first.slice(1), column);
    else if (/^$|^[#/>^&*~{!"']|^else$/u.test(first)) this.refuse(inner, column);
    else this.readField(first, { column, inner, alone: second === undefined });
  }

  finished(): ReadLine {
    for (const { column, word } of this.open) this.note({ code: 'syntax', column, found: `${OPENS}#${word}` });
    return { nodes: this.top, count: this.count };
  }

  private readField(
    name: string,
    { column, inner, alone }: { readonly column: number; readonly inner: string; readonly alone: boolean },
  ): void {
    const field = this.fieldOf(name, column);
    if (field === null) return;
    if (!alone || isFlag(field)) return this.refuse(inner, column);
    this.add({ kind: 'field', field });
  }

  private begin(word: 'if' | 'unless', words: readonly string[], column: number): void {
    const [, name] = words;
    if (name === undefined || words.length > 2) this.refuse(words.join(' '), column);
    if (this.open.length === DEEPEST) this.note({ code: 'too-deep', column });
    const field = name === undefined ? null : this.fieldOf(name, column);
    this.open.push({ word, field, column, main: [], inverse: [], inElse: false });
  }

  private turn(column: number): void {
    const block = this.open.at(-1);
    if (!block || block.inElse) return this.note({ code: 'syntax', column, found: '{{else}}' });
    block.inElse = true;
  }

  private end(word: string, column: number): void {
    const block = this.open.at(-1);
    if (block?.word !== word) return this.note({ code: 'syntax', column, found: `{{/${word}}}` });
    this.open.pop();
    const { field, main, inverse } = block;
    if (field !== null) this.add({ kind: 'block', whenKnown: word === 'if', field, main, inverse });
  }

  private fieldOf(name: string, column: number): DraftField | null {
    const field = fieldNames().field(name);
    if (field === null) this.note({ code: 'field-unknown', column, found: name });
    return field;
  }

  private refuse(inner: string, column: number): void {
    this.note({ code: 'not-allowed', column, found: `${OPENS}${inner.trim()}${CLOSES}` });
  }
}

function isFlag(field: DraftField): boolean {
  return (flagFields as readonly DraftField[]).includes(field);
}
