import type { Choice, DraftTemplate, Paragraph } from './read-draft-template.js';
import type { DraftFacts } from './template-fields.js';

export interface RenderedDraft {
  readonly subject: string;
  readonly body: string;
  readonly short: string;
  /** First sentence, question and exit sentence, with an empty line between; null where nothing is to be said aloud. */
  readonly script: string | null;
}

/** Fills a template with what is known: a sentence without its facts is left out, and its paragraph if it was alone. */
export function renderDraft(template: DraftTemplate, facts: DraftFacts): RenderedDraft {
  return {
    subject: choose(template.subject, facts)?.words ?? '',
    body: renderText(template.body, facts),
    short: renderText(template.short, facts),
    script: template.script && renderText(template.script, facts),
  };
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

/** One line; a name that ends with a full stop ("e.V.") doesn't get a second one. */
function sentence(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\.\.(?!\.)/gu, '.')
    .trim();
}
