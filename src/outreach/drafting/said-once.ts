import { chooseOpening, type SayableOpening } from '../domain/opening-choice.js';
import type { OpeningLine } from './read-openings.js';
import { sentence } from './sentence.js';
import type { DraftFacts, DraftField } from './template-fields.js';
import type { TemplateLine } from './template-line.js';

/** How a letter begins, and what it need not say again. */
export interface ChosenOpening {
  /** `section/key` */
  readonly id: string;
  readonly words: string;
  readonly says: ReadonlySet<DraftField>;
}

/** What connects us: said in the opening, it is not said again. A station is one fact in two grammatical cases. */
const saidOnce: readonly (readonly DraftField[])[] = [
  ['fromStation', 'ofStation'],
  ['likes'],
  ['sharedCity'],
  ['workplace'],
  ['introducer'],
];

interface Candidate extends SayableOpening {
  readonly words: string;
  readonly line: TemplateLine;
}

/** The opening for this person, filled with what is known; null where no line of the section can be said. */
export function openingFor(
  openings: readonly OpeningLine[],
  facts: DraftFacts,
  asked: { readonly person: string; readonly used: readonly string[] },
): ChosenOpening | null {
  const candidates = openings.map(({ id, line }): Candidate => {
    const words = line.isSayable(facts) ? sentence(line.fill(facts)) : '';
    return { id, names: namesOf(line), words, line };
  });
  const chosen = chooseOpening({ lines: candidates.filter(({ words }) => words !== ''), ...asked });
  if (chosen === null) return null;
  const { id, words, line } = chosen;
  return { id, words, says: new Set(saidOnce.filter((group) => group.some((field) => line.fields.has(field))).flat()) };
}

/** The same facts without those that the opening has said. */
export function withoutSaid(facts: DraftFacts, says: ReadonlySet<DraftField>): DraftFacts {
  return { ...facts, ...Object.fromEntries([...says].map((field) => [field, null])) };
}

function namesOf({ fields }: TemplateLine): 'introducer' | 'something' | 'nothing' {
  if (fields.has('introducer')) return 'introducer';
  return fields.size > 0 ? 'something' : 'nothing';
}
