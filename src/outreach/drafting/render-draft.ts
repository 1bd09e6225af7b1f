import type { Choice, DraftTemplate, Paragraph } from './read-draft-template.js';
import { DraftTooLong } from './template-errors.js';
import { type ChosenOpening, withoutSaid } from './said-once.js';
import { sentence } from './sentence.js';
import type { DraftFacts } from './template-fields.js';

export interface RenderedDraft {
  readonly subject: string;
  readonly body: string;
  readonly short: string;
  /** First sentence, question and exit sentence, with an empty line between; null where nothing is to be said aloud. */
  readonly script: string | null;
}

/** No letter is that long. Unit: bytes in UTF-8. Source: reliability.md, "safe subset". */
const MOST_BYTES = 65_536;

/**
 * Fills a template with what is known: a sentence without its facts is left out, and its paragraph if it was alone. A
 * part that begins with the opening doesn't say again what the opening says.
 */
export function renderDraft(
  template: DraftTemplate,
  facts: DraftFacts,
  opening: ChosenOpening | null = null,
): RenderedDraft {
  const opened: DraftFacts = { ...facts, opening: opening?.words ?? null };
  const rest = opening ? withoutSaid(opened, opening.says) : opened;
  const render = (part: readonly Paragraph[]): string => renderText(part, beginsWithOpening(part) ? rest : opened);
  const draft = {
    subject: oneLine(choose(template.subject, facts)?.words ?? ''),
    body: render(template.body),
    short: render(template.short),
    script: template.script && render(template.script),
  };
  if (Buffer.byteLength(Object.values(draft).join('')) > MOST_BYTES) throw new DraftTooLong();
  return draft;
}

/** What goes into the head of a mail must not begin a second line of it. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function beginsWithOpening(part: readonly Paragraph[]): boolean {
  return part.some((paragraph) => paragraph.some((choice) => choice.some(({ fields }) => fields.has('opening'))));
}

function renderText(paragraphs: readonly Paragraph[], facts: DraftFacts): string {
  return paragraphs
    .map((paragraph) => renderParagraph(paragraph, facts))
    .filter((text) => text !== '')
    .join('\n\n');
}

function renderParagraph(paragraph: Paragraph, facts: DraftFacts): string {
  const said = paragraph.map((choice) => choose(choice, facts)).filter((sentence) => sentence !== null);
  return said.map(({ words, breaks }, index) => words + gapAfter(breaks, index === said.length - 1)).join('');
}

function gapAfter(breaks: boolean, isLast: boolean): string {
  if (isLast) return '';
  return breaks ? '\n' : ' ';
}

function choose(choice: Choice, facts: DraftFacts): { words: string; breaks: boolean } | null {
  for (const line of choice) {
    const words = line.isSayable(facts) ? sentence(line.fill(facts)) : '';
    if (words !== '') return { words, breaks: line.breaks };
  }
  return null;
}
