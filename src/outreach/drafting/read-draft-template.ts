import { TemplateNotReadable } from './template-errors.js';
import { readLine, type TemplateLine } from './template-line.js';

/** Lines of which the first one is said whose fields are all known. */
export type Choice = readonly TemplateLine[];
export type Paragraph = readonly Choice[];

export interface DraftTemplate {
  readonly situation: string;
  readonly tone: string;
  readonly subject: Choice;
  readonly body: readonly Paragraph[];
  /** For message channels: 25-45 words. */
  readonly short: readonly Paragraph[];
  /** For calls: first sentence, question, exit sentence, a paragraph each. */
  readonly script: readonly Paragraph[] | null;
}

interface NumberedLine {
  readonly text: string;
  readonly number: number;
}

/**
 * Reads the text of a template file:
 *
 * - a heading between two lines `---`: `situation:`, `tone:`, and `subject:` once or more, the best first;
 * - the letter; then `=== short` for message channels, and `=== script` for what to say in a call;
 * - a line is a sentence. A sentence that names a field which is not known is left out. A line that begins with `|` is
 *   said in place of the line above when that was left out;
 * - a blank line ends a paragraph; a backslash at the end of a line breaks it there.
 *
 * Throws TemplateFieldUnknown and TemplateNotReadable, both with the line.
 */
export function readDraftTemplate(source: string): DraftTemplate {
  const lines = source.split(/\r?\n/u).map((text, index) => ({ text: text.trim(), number: index + 1 }));
  const heading = readHeading(lines);
  const parts = readParts(lines.slice(heading.end));
  const { letter, short, script } = parts;
  const last = lines.length;
  if (letter === undefined || letter.length === 0) throw new TemplateNotReadable(last, 'part-missing');
  if (short === undefined || short.length === 0) throw new TemplateNotReadable(last, 'part-missing');
  return { ...heading.fields, body: letter, short, script: script ?? null };
}

interface Heading {
  readonly situation: string;
  readonly tone: string;
  readonly subject: Choice;
}

function readHeading(lines: readonly NumberedLine[]): { readonly end: number; readonly fields: Heading } {
  const end = lines.findIndex(({ text }, index) => index > 0 && text === '---');
  if (lines[0]?.text !== '---' || end < 0) throw new TemplateNotReadable(1, 'no-heading');
  const subject: TemplateLine[] = [];
  const wordByName = new Map<string, string>();
  for (const line of lines.slice(1, end)) {
    const { name, value } = readHeadingLine(line);
    if (name === 'subject') subject.push(readLine(value, line.number));
    else wordByName.set(name, value);
  }
  const [situation, tone] = [wordByName.get('situation'), wordByName.get('tone')];
  if (situation === undefined || tone === undefined || subject.length === 0)
    throw new TemplateNotReadable(1, 'no-heading');
  return { end: end + 1, fields: { situation, tone, subject } };
}

function readHeadingLine({ text, number }: NumberedLine): { name: string; value: string } {
  const [, name, value] = /^(situation|tone|subject):\s*(\S.*)$/u.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new TemplateNotReadable(number, 'heading-line');
  return { name, value };
}

type PartName = 'letter' | 'short' | 'script';

function readParts(lines: readonly NumberedLine[]): Partial<Record<PartName, Paragraph[]>> {
  const linesByPart = new Map<PartName, NumberedLine[]>([['letter', []]]);
  let current: PartName = 'letter';
  for (const line of lines) {
    if (!line.text.startsWith('===')) {
      linesByPart.get(current)?.push(line);
      continue;
    }
    const name = line.text.slice(3).trim();
    if (name !== 'short' && name !== 'script') throw new TemplateNotReadable(line.number, 'part-unknown');
    current = name;
    linesByPart.set(current, []);
  }
  return Object.fromEntries([...linesByPart].map(([name, part]) => [name, readParagraphs(part)]));
}

function readParagraphs(lines: readonly NumberedLine[]): Paragraph[] {
  const paragraphs: TemplateLine[][][] = [[]];
  for (const { text, number } of lines) {
    const paragraph = paragraphs.at(-1) ?? [];
    if (text === '') {
      paragraphs.push([]);
    } else if (text.startsWith('|')) {
      const choice = paragraph.at(-1);
      if (choice === undefined) throw new TemplateNotReadable(number, 'first-instead');
      choice.push(readLine(text.slice(1), number));
    } else {
      paragraph.push([readLine(text, number)]);
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}
