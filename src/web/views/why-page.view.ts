import type { Fields, FormProblem } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { rungs } from '../../contacts/domain/words.js';
import type { Explanation } from '../../reactivation/explain.service.js';
import type { Term } from '../../reactivation/domain/terms.js';
import { choicesOf } from './edit-choices.view.js';
import { type Option, optionsOf } from './options.view.js';
import { easeOf, nameOf } from './person-words.view.js';
import { questionsOf } from './questions.view.js';
import { notNowWords } from './why.view.js';

/** What can be corrected where it stands, in the order of the page; each has the ease terms that come from it. */
export const correctable = [
  { name: 'layer', codes: [] },
  { name: 'spoken', codes: ['warmth', 'warmth-assumed', 'warmth-unknown'] },
  { name: 'feltRung', codes: rungs.map((rung) => `felt-${rung}`) },
  { name: 'metInPerson', codes: ['met', 'not-told-met'] },
  { name: 'gotOnWell', codes: ['got-on-well', 'not-told-got-on-well'] },
  { name: 'form', codes: ['formal', 'not-told-form'] },
  { name: 'higherStatus', codes: ['higher-status', 'not-told-higher-status'] },
  { name: 'tension', codes: ['tension', 'not-told-tension'] },
] as const;

export type Correctable = (typeof correctable)[number]['name'];

/** An amount below that is shown as 0,00: no unit, half of the second decimal. */
const HALF_A_HUNDREDTH = 0.005;

interface Line {
  readonly text: string;
  /** "+0,10"; null where it counts neither way, or too little to be seen in two decimals. */
  readonly amount: string | null;
}

interface Shown {
  readonly explanation: Explanation;
  /** What is stored, as the form about a person names it. */
  readonly stored: Fields;
  readonly problem: FormProblem | null;
}

/** "How is this chosen?": every term of one person with its amount, and beside each what to change. */
export function whyView(voice: Voice, { explanation, stored, problem }: Shown): { readonly name: string } {
  const { contact, ease, value, rung, terms, notNow } = explanation;
  const ofEase = terms.filter(({ score }) => score === 'ease');
  const choices = optionsFor(voice, contact, stored);
  const known: readonly string[] = correctable.flatMap(({ codes }) => codes);
  const view = {
    id: contact.id,
    name: nameOf(voice, contact),
    ease: easeOf(voice, rung),
    total: voice.say('why.total', { ease: decimals(voice, ease), value: decimals(voice, value) }),
    notNow: notNow.map((reason) => notNowWords(voice, reason)),
    rows: correctable.map(({ name, codes }) => ({
      name,
      legend: voice.say(`why.field.${name}`),
      lines: linesOf(voice, ofEase.filter(isOneOf(codes))),
      none: codes.length > 0 ? voice.say('why.counts-not') : voice.say('why.layer-counts'),
      options: choices[name],
      error: problem?.byField[name === 'spoken' ? 'roughlyLastOn' : name],
      told: name === 'spoken' ? contact.roughlyLastOn : null,
      note: name === 'spoken' && contact.lastInteractionOn ? voice.say('why.logged') : null,
    })),
    others: linesOf(
      voice,
      ofEase.filter((one) => !isOneOf(known)(one)),
    ),
    values: linesOf(
      voice,
      terms.filter(({ score }) => score === 'value'),
    ),
    problem,
  };
  return view;
}

function optionsFor(voice: Voice, contact: Contact, stored: Fields): Record<Correctable, readonly Option[]> {
  const { layers, metInPerson, gotOnWell, forms, higherStatus, tension } = choicesOf(voice, stored, []);
  const { spoken } = questionsOf(voice, contact, null);
  const open = { value: '', label: voice.say('why.felt-none'), chosen: contact.feltRung === null };
  const felt = optionsOf(rungs, contact.feltRung, (rung) => voice.say(`word.rung.${rung}`));
  const given = { layers, metInPerson, gotOnWell, forms, higherStatus, tension };
  const of = (name: keyof typeof given): readonly Option[] => given[name] ?? [];
  return {
    layer: of('layers'),
    spoken,
    feltRung: [...felt, open],
    metInPerson: of('metInPerson'),
    gotOnWell: of('gotOnWell'),
    form: of('forms'),
    higherStatus: of('higherStatus'),
    tension: of('tension'),
  };
}

function isOneOf(codes: readonly string[]): (term: Term) => boolean {
  return ({ code }) => codes.includes(code);
}

function linesOf(voice: Voice, terms: readonly Term[]): Line[] {
  return terms.map(({ code, params, amount }) => ({
    text: voice.say(`term.${code}`, params),
    amount: code.startsWith('not-told') || Math.abs(amount) < HALF_A_HUNDREDTH ? null : signed(voice, amount),
  }));
}

/** "+0,10", "−0,15": what it adds or takes. */
function signed(voice: Voice, amount: number): string {
  const sign = amount < 0 ? '\u2212' : '+';
  return `${sign}${decimals(voice, Math.abs(amount))}`;
}

/** Two decimals, as the rules count. */
function decimals(voice: Voice, amount: number): string {
  return voice.decimals(amount, 2);
}
