import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { MergeChoice, mergeableText } from '../../people/merge/domain/merge-choices.js';
import { type ToldWord, toldWords } from '../../contacts/domain/told-fields.js';
import type { MergeFacts } from '../readers/duplicates.reader.js';
import { likelihood, sideOf } from './duplicates.view.js';
import { birthdayWords } from './person-facts.view.js';
import { nameOf } from './person-words.view.js';

interface Urls {
  path(path: string): string;
}

type Chosen = Readonly<Record<string, MergeChoice>>;
type Shown = ToldWord | keyof typeof mergeableText;

const shown: readonly Shown[] = [...toldWords, 'likes', 'notes'];
/** Fields of which both can stay, and where the other one's goes. */
const bothOf: Readonly<Partial<Record<Shown, string>>> = {
  organisation: 'merge.both-history',
  role: 'merge.both-history',
  city: 'merge.both-address',
  likes: 'merge.both',
  notes: 'merge.both',
};
/** Nothing that somebody wrote down in sentences goes unless they say so. */
const joinedUnlessSaid: readonly Shown[] = ['likes', 'notes'];
/** Words of ours, not of the user's. */
const wordsOf: Readonly<Partial<Record<Shown, string>>> = {
  gender: 'word.gender',
  form: 'word.form',
  language: 'word.language',
  layer: 'word.layer',
  feltRung: 'word.rung',
};

export function mergeView(
  voice: Voice,
  urls: Urls,
  { facts, fields, problem }: { facts: MergeFacts; fields: Fields; problem: FormProblem | null },
): object {
  const { one: stays, other: goes, duplicate } = facts;
  const names = { stays: nameOf(voice, stays.contact), goes: nameOf(voice, goes.contact) };
  return {
    id: stays.contact.id,
    withId: goes.contact.id,
    lead: voice.say('merge.lead', names),
    likelihood: likelihood(voice, duplicate.percent),
    reasons: duplicate.reasons.map(({ code }) => voice.say(`likeness.${code}`)),
    stays: sideOf(voice, stays),
    goes: sideOf(voice, goes),
    swap: urls.path(`/people/${goes.contact.id}/merge?with=${stays.contact.id}`),
    choices: shown
      .filter((field) => differs(stays.contact, goes.contact, field))
      .map((field) => ({
        name: field,
        legend: voice.say(`merge.field.${field}`),
        options: optionsOf(voice, facts, { field, fields }),
      })),
    problem,
  };
}

/** What the form sent, by field: words that are no choice are refused by the service. */
export function chosenIn(fields: Fields): Chosen {
  const given = shown.map((field) => [field, textOf(fields, field)] as const).filter(([, choice]) => choice !== null);
  return Object.fromEntries(given) as Chosen; // looked at by readMergeChoices
}

/** Both are told, and not the same: what only one tells needs no question. */
function differs(stays: Contact, goes: Contact, field: Shown): boolean {
  const [mine, theirs] = [stays[field], goes[field]];
  return mine !== null && theirs !== null && mine !== theirs;
}

function optionsOf(voice: Voice, facts: MergeFacts, { field, fields }: { field: Shown; fields: Fields }): object[] {
  const both = bothOf[field];
  const chosen = textOf(fields, field) ?? proposed(facts, field);
  const option = (value: MergeChoice, label: string): object => ({ value, label, chosen: chosen === value });
  return [
    option('keep', voice.say('merge.keep', { value: shortWordFor(voice, facts, facts.one.contact, field) })),
    option('take', voice.say('merge.take', { value: shortWordFor(voice, facts, facts.other.contact, field) })),
    ...(both ? [option('both', voice.say(both))] : []),
  ];
}

/** What the user said about somebody themselves goes before what nobody has chosen. */
function proposed({ one: { contact: stays }, other: { contact: goes } }: MergeFacts, field: Shown): MergeChoice {
  if (joinedUnlessSaid.includes(field)) return 'both';
  if (field === 'layer') return goes.layerChosen && !stays.layerChosen ? 'take' : 'keep';
  return field === 'neverSuggest' && goes.neverSuggest ? 'take' : 'keep';
}

/** The value as people read it, not longer than fits beside a button. */
function shortWordFor(voice: Voice, facts: MergeFacts, contact: Contact, field: Shown): string {
  const LONGEST = 160;
  const word = wordFor(voice, facts, contact, field);
  return word.length <= LONGEST ? word : `${word.slice(0, LONGEST - 1)}…`;
}

function wordFor(voice: Voice, facts: MergeFacts, contact: Contact, field: Shown): string {
  const value = contact[field];
  const words = wordsOf[field];
  if (words) return voice.say(`${words}.${String(value)}`);
  if (typeof value === 'boolean') return voice.say(value ? 'merge.yes' : 'merge.no');
  return valueWords[field]?.(voice, facts, contact) ?? String(value);
}

/** Fields whose value is a day, a rhythm, or the id of something with a name. */
const valueWords: Readonly<
  Partial<Record<Shown, (voice: Voice, facts: MergeFacts, contact: Contact) => string | null | undefined>>
> = {
  stationId: (_, { stations }, { stationId }) => stations.get(stationId ?? '')?.organisation,
  birthday: (voice, _, { birthday }) => birthdayWords(voice, birthday),
  roughlyLastOn: (voice, _, { roughlyLastOn }) => roughlyLastOn && voice.fullDay(roughlyLastOn),
  cadence: (voice, _, { cadence }) =>
    cadence === 'none' ? voice.say('merge.no-rhythm') : voice.say('merge.days', { days: cadence ?? 0 }),
  introducedById: (voice, { introducers }, { introducedById }) => {
    const introducer = introducers.get(introducedById ?? '');
    return introducer && nameOf(voice, introducer);
  },
};
