import type { DraftTemplate } from './read-draft-template.js';
import { type RenderedDraft, renderDraft } from './render-draft.js';
import type { ChosenOpening } from './said-once.js';
import type { DraftFacts, DraftField } from './template-fields.js';

/** Longer letters are read later, and later is never. Unit: words. Source: product.md R3. */
const MOST_WORDS = 120;
/** What a letter can do without when much is known, the first to go first; what was asked for stays. */
const spare: readonly (readonly DraftField[])[] = [
  ['likes'],
  ['workplace'],
  ['fromStation', 'ofStation'],
  ['introducer'],
];

/** The draft, without what connects us beside its opening where it would become too long. */
export function renderFitting(
  template: DraftTemplate,
  facts: DraftFacts,
  opening: ChosenOpening | null,
): RenderedDraft {
  let draft = renderDraft(template, facts, opening);
  let known = facts;
  for (const fields of spare) {
    if (countWords(draft.body) <= MOST_WORDS) break;
    known = { ...known, ...Object.fromEntries(fields.map((field) => [field, null])) };
    draft = { ...draft, body: renderDraft(template, known, opening).body };
  }
  return draft;
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;
}
