import { easeGroupOf, type RankInputs } from '../../contacts/domain/rank-columns.js';
import { newsByLayer, valueShares } from './defaults.js';
import { easeParts, type ScorePart } from './ease.js';
import { elapsed } from './elapsed.js';
import { type Industry, valueParts } from './value.js';

/** One part of ease or value as a sentence in code: `term.CODE` in templates/locales. */
export interface Term {
  readonly code: string;
  readonly score: 'ease' | 'value';
  readonly params: Readonly<Record<string, string | number>>;
  readonly amount: number;
}

export type TermFacts = Omit<RankInputs, 'effectiveCadence' | 'stationEndOn'>;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Above and below these shares of .5 the layer brings much or little news. Source: `newsByLayer`. */
const muchNews = 0.9 * valueShares.layer;
const littleNews = newsByLayer.inner * valueShares.layer;

/**
 * "How is this chosen?": every term of ease and of value, with its amount, and what is not told yet with amount 0. The
 * ease terms add up to the ease, the value terms to the value. Never throws. Source: product.md, "Each term is stored
 * with the score ... Unknown inputs count 0, are shown as not told yet". Example: a contact of whom only the layer is
 * known has `warmth-unknown` and five terms "not told yet".
 */
export function termsOf(contact: TermFacts, silentDays: number, industry: Industry): readonly Term[] {
  const group = easeGroupOf({ ...contact, effectiveCadence: 'none' });
  const span = elapsed(silentDays);
  const about = { layer: contact.layer, unit: span.unit, count: span.count };
  const warmth = group.unknown ? 'warmth-unknown' : group.assumed ? 'warmth-assumed' : 'warmth';
  const easeTerms = easeParts(group, silentDays).map((part) => {
    if (part.code === 'warmth') return term('ease', { ...part, code: warmth }, about);
    return term('ease', part, part.code === 'limit' ? { end: part.amount < 0 ? 'top' : 'bottom' } : {});
  });
  const valueTerms = valueParts(group, silentDays, industry).map((part) =>
    term('value', part, part.code === 'news' ? { news: newsIn(part.amount) } : about),
  );
  return [...easeTerms, ...notToldYet(contact), ...valueTerms];
}

/** What would count but is not told yet. */
function notToldYet(contact: TermFacts): Term[] {
  const asked = {
    met: contact.metInPerson,
    gotOnWell: contact.gotOnWell,
    form: contact.form,
    higherStatus: contact.higherStatus,
    tension: contact.tension,
  };
  return Object.entries(asked)
    .filter(([, answer]) => answer === null)
    .map(([name]) => term('ease', { code: `not-told-${name}`, amount: 0 }, {}));
}

function newsIn(amount: number): string {
  if (amount >= muchNews) return 'much';
  return amount <= littleNews ? 'little' : 'some';
}

function term(score: Term['score'], part: ScorePart, params: Term['params']): Term {
  return { code: kebab(part.code), score, params, amount: part.amount };
}
