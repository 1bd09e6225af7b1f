import { layOut, partNames, type SourceLine } from '../drafting/template-layout.js';
import { TemplateProblems } from '../drafting/template-problem.js';

/** The text of a template as a form shows it, one box for each part. */
export interface TemplateParts {
  /** Several are possible, one on a line, the best first. */
  readonly subject: string;
  readonly letter: string;
  readonly short: string;
  readonly script: string;
  /** The other lines above the letter (`tone: warm`), as they are. */
  readonly heading: string;
}

export type Box = 'subject' | 'letter' | 'short' | 'script';

/** Takes the text apart. What stands in no part (a mistake) stays in the text only. */
export function partsOf(source: string): TemplateParts {
  const { heading, parts } = layOut(source, new TemplateProblems());
  const { letter, short, script } = parts;
  const subjects = (heading ?? []).filter(({ name }) => name === 'subject');
  const others = (heading ?? []).filter(({ name }) => name !== 'subject');
  return {
    subject: subjects.map(({ text }) => text).join('\n'),
    letter: textOf(letter),
    short: textOf(short),
    script: textOf(script),
    heading: others.map(({ name, text }) => `${name}: ${text}`).join('\n'),
  };
}

/**
 * Puts the parts together again: `sourceOf(partsOf(source))` reads as `source` does. A part that is empty is left out, and
 * the heading too if nothing stands in it.
 */
export function sourceOf(parts: TemplateParts): string {
  const subjects = linesOf(parts.subject).map((subject) => `subject: ${subject}`);
  const heading = [...linesOf(parts.heading), ...subjects];
  const head = heading.length === 0 ? '' : `---\n${heading.join('\n')}\n---\n`;
  const rest = (['short', 'script'] as const)
    .filter((name) => parts[name].trim() !== '')
    .map((name) => `\n\n=== ${name}\n${parts[name].trim()}`);
  return `${head}${parts.letter.trim()}${rest.join('')}\n`;
}

/** A line of the whole text, as a form shows it. */
export interface BoxLine {
  readonly box: Box;
  /** In the box, from 1. */
  readonly line: number;
  /** What stands before it in the whole text only: "subject: ". Unit: characters. */
  readonly indent: number;
}

/** Where a line of the whole text stands in a form; null: in none of its boxes. */
export function boxOfLine(source: string, line: number): BoxLine | null {
  const { heading, parts } = layOut(source, new TemplateProblems());
  const subjects = (heading ?? []).filter(({ name }) => name === 'subject');
  const inSubject = subjects.findIndex((subject) => subject.line === line);
  const subject = subjects[inSubject];
  if (subject) return { box: 'subject', line: inSubject + 1, indent: subject.column - 1 };
  for (const box of partNames) {
    const lines = trimmed(parts[box] ?? []);
    const [first] = lines;
    if (first && lines.some((each) => each.line === line)) return { box, line: line - first.line + 1, indent: 0 };
  }
  return null;
}

function textOf(lines: readonly SourceLine[] = []): string {
  return trimmed(lines)
    .map(({ text }) => text)
    .join('\n');
}

/** Without the empty lines around it. */
function trimmed(lines: readonly SourceLine[]): readonly SourceLine[] {
  const first = lines.findIndex(({ text }) => text !== '');
  const last = lines.findLastIndex(({ text }) => text !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
