import type { Voice } from '../../common/voice/voice.js';
import type { ContactDetails } from '../../contacts/contact-details.service.js';
import type { PairFacts } from '../readers/duplicates.reader.js';
import { birthdayWords } from './person-facts.view.js';
import { nameOf, workOf } from './person-words.view.js';

interface Urls {
  path(path: string): string;
}

/** From these percentages on the words change. */
const SURE = 90;
const LIKELY = 70;

export function duplicatesView(
  voice: Voice,
  urls: Urls,
  { pairs, nextCursor }: { pairs: readonly PairFacts[]; nextCursor: string | null },
): object {
  return {
    pairs: pairs.map((pair) => pairView(voice, urls, pair)),
    more: nextCursor && urls.path(`/people/duplicates?cursor=${encodeURIComponent(nextCursor)}`),
  };
}

/** "Sehr wahrscheinlich derselbe Mensch (95 %)" */
export function likelihood(voice: Voice, percent: number): string {
  const word = percent >= SURE ? 'sure' : percent >= LIKELY ? 'likely' : 'maybe';
  return voice.say(`duplicates.${word}`, { percent });
}

/** One side: who it is, and what tells them apart. */
export function sideOf(voice: Voice, { contact, points, tags }: ContactDetails): object {
  const known = [
    workOf(contact),
    contact.city,
    birthdayWords(voice, contact.birthday),
    ...points.map(({ kind, national, value }) => (kind === 'phone' ? national : value)),
    tags.map(({ name }) => name).join(', '),
  ].filter(Boolean);
  return { id: contact.id, name: nameOf(voice, contact), known };
}

function pairView(voice: Voice, urls: Urls, { duplicate, one, other }: PairFacts): object {
  // whom the user has known for longer stays, unless they say otherwise
  const [stays, goes] = one.contact.createdAt <= other.contact.createdAt ? [one, other] : [other, one];
  const names = { one: nameOf(voice, stays.contact), other: nameOf(voice, goes.contact) };
  return {
    oneId: duplicate.oneId,
    otherId: duplicate.otherId,
    title: names.one === names.other ? names.one : `${names.one} · ${names.other}`,
    likelihood: likelihood(voice, duplicate.percent),
    reasons: duplicate.reasons.map(({ code }) => voice.say(`likeness.${code}`)),
    sides: [sideOf(voice, stays), sideOf(voice, goes)],
    merge: urls.path(`/people/${stays.contact.id}/merge?with=${goes.contact.id}`),
    mergeLabel: voice.say('duplicates.merge-both', names),
    twoLabel: voice.say('duplicates.two-both', names),
  };
}
