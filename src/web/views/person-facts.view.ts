import type { Voice } from '../../common/http/pages/voice.js';
import type { ContactPoint } from '../../contacts/contact-point.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { PersonFacts } from '../readers/person.reader.js';
import { nameOf, workOf } from './person-words.view.js';

interface Fact {
  readonly label: string;
  readonly text: string;
  readonly href?: string;
  readonly outside?: boolean;
}

/** Any leap year: birthdays without a year get their words from it. */
const LEAP_YEAR = '2000';

/** "Was ich weiß": only what is known, and the one thing that is still asked for. */
export function factsOf(voice: Voice, urls: { path(path: string): string }, facts: PersonFacts): Fact[] {
  const { contact, introducedBy, tags } = facts;
  const { form } = contact;
  return [
    ...facts.points.map((point) => pointFact(voice, point)),
    fact(voice, 'work', workOf(contact)),
    fact(voice, 'city', contact.city),
    fact(voice, 'form', voice.say(form ? `word.form.${form}` : 'person.fact.form-unknown')),
    fact(voice, 'layer', `${voice.say(`word.layer.${contact.layer}`)}, ${cadenceWords(voice, contact)}`),
    fact(voice, 'likes', contact.likes),
    fact(voice, 'birthday', birthdayWords(voice, contact.birthday)),
    fact(voice, 'tags', tags.map(({ name }) => name).join(', ') || null),
    fact(voice, 'notes', contact.notes),
    introducedBy && {
      label: voice.say('person.fact.introduced'),
      text: nameOf(voice, introducedBy),
      href: urls.path(`/people/${introducedBy.id}`),
    },
  ].filter((entry) => entry !== null);
}

function fact(voice: Voice, name: string, text: string | null): Fact | null {
  return text ? { label: voice.say(`person.fact.${name}`), text } : null;
}

function pointFact(voice: Voice, { kind, value }: ContactPoint): Fact {
  const label = voice.say(`person.fact.${kind}`);
  if (kind === 'email') return { label, text: value, href: `mailto:${encodeURIComponent(value).replace('%40', '@')}` };
  if (kind === 'phone') return { label, text: value, href: `tel:${value.replace(/[^+\d]/g, '')}` };
  // imported links may be anything: only web addresses become links
  return /^https?:\/\//i.test(value) ? { label, text: value, href: value, outside: true } : { label, text: value };
}

function cadenceWords(voice: Voice, { effectiveCadenceDays: days }: Contact): string {
  return days === null ? voice.say('person.fact.cadence-none') : voice.say('person.fact.cadence', { days });
}

function birthdayWords(voice: Voice, birthday: string | null): string | null {
  if (birthday === null) return null;
  if (!birthday.startsWith('--')) return voice.fullDay(birthday);
  return voice.fullDay(`${LEAP_YEAR}-${birthday.slice(2)}`).replace(/\s2000$/, '');
}
