import type { TemplateProblems } from './template-problem.js';

/** A line as it stands in the text of a template. */
export interface SourceLine {
  /** Without the blanks around it. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Of its first character, from 1. */
  readonly column: number;
}

const headingNames = ['situation', 'tone', 'opening', 'subject'] as const;
export type HeadingName = (typeof headingNames)[number];

export interface HeadingLine extends SourceLine {
  readonly name: HeadingName;
}

export const partNames = ['letter', 'short', 'script'] as const;
export type PartName = (typeof partNames)[number];

/** A template as it is laid out: what stands above the letter, and its parts. */
export interface TemplateLayout {
  /** Null: there is none. */
  readonly heading: readonly HeadingLine[] | null;
  readonly parts: Partial<Readonly<Record<PartName, readonly SourceLine[]>>>;
  /** How many lines there are. */
  readonly length: number;
}

const RULE = '---';
const PART = '===';

/** Takes a template apart: the heading between two lines `---`, the letter, `=== short`, `=== script`. Notes what it can't place. */
export function layOut(source: string, problems: TemplateProblems): TemplateLayout {
  const lines = source.split(/\r\n|\r|\n/u).map((raw, index): SourceLine => {
    const text = raw.trim();
    return { text, line: index + 1, column: raw.length - raw.trimStart().length + 1 };
  });
  const begin = lines.findIndex(({ text }) => text !== '');
  const hasHeading = lines[begin]?.text === RULE;
  const end = hasHeading ? lines.findIndex(({ text }, index) => index > begin && text === RULE) : -1;
  if (hasHeading && end < 0) problems.note({ code: 'no-heading', line: begin + 1, column: 1 });
  const heading = end < 0 ? null : headingOf(lines.slice(begin + 1, end), problems);
  const rest = end < 0 ? lines.slice(hasHeading ? begin + 1 : 0) : lines.slice(end + 1);
  return { heading, parts: partsOf(rest, problems), length: lines.length };
}

function headingOf(lines: readonly SourceLine[], problems: TemplateProblems): HeadingLine[] {
  return lines.flatMap(({ text, line, column }) => {
    const [, before = '', value = ''] = /^([a-z]+:\s*)(\S.*)$/u.exec(text) ?? [];
    const name = headingNames.find((known) => before.startsWith(`${known}:`));
    if (name !== undefined) return [{ name, text: value, line, column: column + before.length }];
    problems.note({ code: 'heading-line', line, column, found: text });
    return [];
  });
}

function partsOf(lines: readonly SourceLine[], problems: TemplateProblems): TemplateLayout['parts'] {
  const parts: Partial<Record<PartName, SourceLine[]>> = { letter: [] };
  let current: SourceLine[] | undefined = parts.letter;
  for (const each of lines) {
    if (each.text.startsWith(PART)) current = partBegun(each, parts, problems);
    else current?.push(each);
  }
  return parts;
}

/** Undefined for a part that there is not: its lines belong to nothing. */
function partBegun(
  { text, line, column }: SourceLine,
  parts: Partial<Record<PartName, SourceLine[]>>,
  problems: TemplateProblems,
): SourceLine[] | undefined {
  const name = text.slice(PART.length).trim();
  if (name !== 'short' && name !== 'script') {
    problems.note({ code: 'part-unknown', line, column, found: text });
    return undefined;
  }
  if (parts[name]) problems.note({ code: 'part-twice', line, column, found: text });
  return (parts[name] ??= []);
}
