import { type OpeningSection, openingSections } from '../domain/opening-choice.js';
import { layOut, type SourceLine, type TemplateLayout } from './template-layout.js';
import { readLineAt, type TemplateLine } from './template-line.js';
import { type TemplateProblem, TemplateProblems } from './template-problem.js';

/** Lines of which the first one is said whose fields are all known. */
export type Choice = readonly TemplateLine[];
export type Paragraph = readonly Choice[];

export interface DraftTemplate {
  readonly situation: string;
  readonly tone: string;
  /** From which openings `{{opening}}` is chosen; null: the letter brings its own first sentence. */
  readonly opening: OpeningSection | null;
  readonly subject: Choice;
  readonly body: readonly Paragraph[];
  /** For message channels: 25-45 words. */
  readonly short: readonly Paragraph[];
  /** For calls: first sentence, question, exit sentence, a paragraph each. */
  readonly script: readonly Paragraph[] | null;
}

export interface ReadTemplate {
  /** Only to be filled if there are no problems. */
  readonly template: DraftTemplate;
  /** All of them, in the order of the text. */
  readonly problems: readonly TemplateProblem[];
}

/** Texts, fields and conditions in one template. Source: reliability.md, "safe subset". */
const MOST_NODES = 200;

/**
 * Reads the text of a template file:
 *
 * - a heading between two lines `---`: `situation:`, `tone:`, and `subject:` once or more, the best first; `opening:` for
 *   the section of templates/drafts/openings that `{{opening}}` comes from;
 * - the letter; then `=== short` for message channels, and `=== script` for what to say in a call;
 * - a line is a sentence. A sentence that names a field which is not known is left out. A line that begins with `|` is
 *   said in place of the line above when that was left out;
 * - a blank line ends a paragraph; a backslash at the end of a line breaks it there.
 *
 * Throws TemplateFieldUnknown and TemplateNotReadable for the first mistake, both with the line.
 */
export function readDraftTemplate(source: string): DraftTemplate {
  const problems = new TemplateProblems();
  const layout = layOut(source, problems);
  const template = readLayout(layout, problems);
  problems.throwFirst();
  assertWhole(layout, template, problems);
  problems.throwFirst();
  return template;
}

/**
 * The same for a template that a user wrote: heading and parts may be missing, as the occasion stands beside it; a letter
 * without its short version is sent as it is. Finds every mistake, and never throws.
 */
export function inspectTemplate(source: string): ReadTemplate {
  const problems = new TemplateProblems();
  const layout = layOut(source, problems);
  const template = readLayout(layout, problems);
  const { body, short } = template;
  if (body.length === 0) problems.note({ code: 'letter-missing', line: layout.length, column: 1 });
  return { template: { ...template, short: short.length > 0 ? short : body }, problems: problems.list() };
}

/** Files of ours have everything. */
function assertWhole(layout: TemplateLayout, template: DraftTemplate, problems: TemplateProblems): void {
  const { situation, tone, subject, body, short } = template;
  const hasHeading = situation !== '' && tone !== '' && subject.length > 0;
  if (!hasHeading) problems.note({ code: 'no-heading', line: 1, column: 1 });
  const hasParts = body.length > 0 && short.length > 0;
  if (!hasParts) problems.note({ code: 'part-missing', line: layout.length, column: 1 });
}

function readLayout({ heading, parts }: TemplateLayout, problems: TemplateProblems): DraftTemplate {
  const named = (name: string): SourceLine[] => (heading ?? []).filter((line) => line.name === name);
  const { letter = [], short = [], script } = parts;
  const template: DraftTemplate = {
    situation: named('situation').at(-1)?.text ?? '',
    tone: named('tone').at(-1)?.text ?? '',
    opening: sectionOf(named('opening').at(-1), problems),
    subject: named('subject').map((line) => readLineAt(line.text, { ...line, problems })),
    body: readParagraphs(letter, problems),
    short: readParagraphs(short, problems),
    script: script ? readParagraphs(script, problems) : null,
  };
  if (countOf(template) > MOST_NODES) problems.note({ code: 'too-many', line: 1, column: 1 });
  return template;
}

/** Of texts, fields and conditions. */
export function countOf({ subject, body, short, script }: DraftTemplate): number {
  const lines = [...subject, ...[...body, ...short, ...(script ?? [])].flat(2)];
  return lines.reduce((sum, { nodes }) => sum + nodes, 0);
}

function sectionOf(given: SourceLine | undefined, problems: TemplateProblems): OpeningSection | null {
  if (!given) return null;
  const { text, line, column } = given;
  const section = openingSections.find((known) => known === text) ?? null;
  if (section === null) problems.note({ code: 'opening-unknown', line, column, found: text });
  return section;
}

function readParagraphs(lines: readonly SourceLine[], problems: TemplateProblems): Paragraph[] {
  const paragraphs: TemplateLine[][][] = [[]];
  for (const { text, line, column } of lines) {
    const paragraph = paragraphs.at(-1) ?? [];
    const choice = paragraph.at(-1);
    if (text === '') {
      paragraphs.push([]);
    } else if (!text.startsWith('|')) {
      paragraph.push([readLineAt(text, { line, column, problems })]);
    } else {
      if (choice === undefined) problems.note({ code: 'first-instead', line, column });
      choice?.push(readLineAt(text.slice(1), { line, column: column + 1, problems }));
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}
