import { addDays, type LocalDate } from '../../common/local-date.js';
import { type Fields, textOf, textsOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { type Rung, rungs } from '../../contacts/domain/words.js';
import { type Option, optionsOf } from './options.view.js';
import { easeOf } from './person-words.view.js';

/** The answers to "roughly when did you last speak?" and the day each stands for, in days ago: the middle of the span. */
const DAYS_AGO_BY_ANSWER: ReadonlyMap<string, number> = new Map([
  ['this-month', 14],
  ['this-year', 180],
  ['one-to-two', 545],
  ['longer', 1095],
]);
const ANSWERS = [...DAYS_AGO_BY_ANSWER.keys(), 'unknown'];

interface Questions {
  readonly rungs: readonly Option[];
  readonly spoken: readonly Option[];
  readonly hard: readonly Option[];
}

/** The three questions that are enough (product.md): how it would feel, roughly when, and whether anything is hard. */
export function questionsOf(voice: Voice, contact: Contact | null, fields: Fields | null): Questions {
  const felt = fields ? textOf(fields, 'feltRung') : (contact?.feltRung ?? null);
  const told = contact?.roughlyLastOn ?? null;
  const spoken = fields ? textOf(fields, 'spoken') : told ? 'exact' : null;
  const answers = told ? ['exact', ...ANSWERS] : ANSWERS;
  const hard = fields ? textsOf(fields, 'hard') : hardOf(contact);
  return {
    rungs: optionsOf(rungs, felt, (rung) => rung).map((option) => ({
      ...option,
      ...easeOf(voice, option.value as Rung),
    })),
    spoken: optionsOf(answers, spoken, (answer) =>
      answer === 'exact' && told ? voice.ago(told) : voice.say(`spoken.${answer}`),
    ),
    hard: optionsOf(['above', 'quarrel'], hard, (answer) => voice.say(`feel.${answer}`)),
  };
}

/** The fields of a contact that the three questions answer; what was not answered is left alone. */
export function answersOf(fields: Fields, today: LocalDate, contact: Contact | null): object {
  const hard = textsOf(fields, 'hard');
  return {
    ...feltOf(fields, today),
    ...toldOf('higherStatus', hard.includes('above'), contact?.higherStatus ?? null),
    ...toldOf('tension', hard.includes('quarrel'), contact?.tension ?? null),
  };
}

/** The first two of the three: how it would feel, and roughly when you last spoke. */
export function feltOf(fields: Fields, today: LocalDate): object {
  const feltRung = textOf(fields, 'feltRung');
  return { ...(feltRung ? { feltRung } : {}), ...spokenOf(fields, today) };
}

/** Roughly when you last spoke; not answered: left alone. */
export function spokenOf(fields: Fields, today: LocalDate): { roughlyLastOn?: LocalDate | null } {
  const answer = textOf(fields, 'spoken');
  const told = textOf(fields, 'told');
  if (answer === 'unknown') return { roughlyLastOn: null };
  if (answer === 'exact' && told) return { roughlyLastOn: told };
  const daysAgo = DAYS_AGO_BY_ANSWER.get(answer ?? '');
  return daysAgo === undefined ? {} : { roughlyLastOn: addDays(today, -daysAgo) };
}

/** An empty box says "no" only where a "yes" stood before; else it was simply not answered. */
function toldOf(name: 'higherStatus' | 'tension', ticked: boolean, before: boolean | null): object {
  if (ticked) return { [name]: true };
  return before === true ? { [name]: false } : {};
}

function hardOf(contact: Contact | null): string[] {
  return [...(contact?.higherStatus ? ['above'] : []), ...(contact?.tension ? ['quarrel'] : [])];
}
