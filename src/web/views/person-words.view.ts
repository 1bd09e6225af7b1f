import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { fullName } from '../../contacts/domain/full-name.js';
import type { Rung } from '../../contacts/domain/words.js';
import type { Standing } from '../../reactivation/domain/dormancy.js';
import type { Station } from '../../stations/station.entity.js';

const ICON_BY_RUNG: Readonly<Record<Rung, string>> = { easy: 'sprout', doable: 'coffee', courage: 'mountain' };

interface Ease {
  readonly icon: string;
  readonly label: string;
}

export function easeOf(voice: Voice, rung: Rung): Ease {
  return { icon: ICON_BY_RUNG[rung], label: voice.say(`word.rung.${rung}`) };
}

/** With the title in front; somebody without any name is still somebody. */
export function nameOf(voice: Voice, contact: Contact): string {
  const name = fullName(contact);
  if (!name) return voice.say('person.unnamed');
  return contact.honorific && contact.familyName ? `${contact.honorific} ${name}` : name;
}

/** "Redaktionsleiterin, Isarwelle": what they do now, else nothing. */
export function workOf(contact: Contact): string | null {
  const name = fullName(contact);
  const parts = [contact.role, contact.organisation].filter((part) => part && part !== name);
  return parts.length > 0 ? parts.join(', ') : null;
}

/** One or two sentences below the name: work, place, where you know each other from. */
export function whoOf(voice: Voice, contact: Contact, station: Station | null): string | null {
  const work = [workOf(contact), contact.city].filter(Boolean).join(', ');
  const from = station ? voice.say('person.known-from', { station: station.organisation }) : null;
  return [work ? `${work}.` : null, from].filter(Boolean).join(' ') || null;
}

/** "Zuletzt vor 7 Monaten": how long ago, stated without reproach. Begins in capitals. */
export function lastOf(voice: Voice, contact: Contact, standing: Standing): string {
  return capital(lastWords(voice, contact, standing));
}

function lastWords(voice: Voice, contact: Contact, standing: Standing): string {
  if (standing.state === 'paused') return voice.say('standing.paused');
  const last = contact.lastInteractionOn ?? contact.roughlyLastOn;
  if (last) return voice.say('last.spoken', { ago: voice.ago(last) });
  return contact.connectedOn
    ? voice.say('last.assumed', { ago: voice.ago(contact.connectedOn) })
    : voice.say('last.unknown');
}

/** What comes next with them, if something does: they wait, they come back on a day, you have written. */
export function nextOf(voice: Voice, contact: Contact): string | null {
  const waiting = [contact.laterUntilOn, contact.comebackOn].filter((day) => day !== null && day > voice.today);
  const [until] = waiting.sort().reverse();
  if (contact.pleaseDont || contact.neverSuggest) return null;
  if (contact.waitsUntilOn !== null && contact.waitsUntilOn >= voice.today && contact.lastInMindOn) {
    return capital(voice.say('last.written', { ago: voice.ago(contact.lastInMindOn) }));
  }
  return until ? capital(voice.say('last.comeback', { day: voice.shortDay(until) })) : null;
}

interface Postmark {
  readonly top: string;
  readonly bottom: string;
  readonly middle: string | null;
}

/** What fits on the ring of a postmark, in characters. */
const RING_LENGTH = 16;

/** The mark of the place you know each other from: name, kind and year. */
export function postmarkOf(voice: Voice, station: Station | null): Postmark | null {
  if (!station) return null;
  const year = (station.to ?? station.from)?.slice(0, 4) ?? null;
  return { top: onRing(station.organisation), bottom: voice.say(`word.station-short.${station.kind}`), middle: year };
}

/** Whole words as far as they fit on a ring. */
export function onRing(text: string): string {
  if (text.length <= RING_LENGTH) return text;
  const cut = text.slice(0, RING_LENGTH + 1);
  const whole = cut.slice(0, cut.lastIndexOf(' ')).trim();
  const words = whole.replace(/(?:\s+\p{Ll}+)+$/u, ''); // "University of" ends with "University"
  return words.length > 3 ? words : `${text.slice(0, RING_LENGTH - 1)}…`;
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
