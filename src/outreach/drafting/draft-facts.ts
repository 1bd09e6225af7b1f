import { latestOf, type LocalDate } from '../../common/local-date.js';
import { type Addressee, salutation } from '../../contacts/domain/salutation.js';
import { sayableFamilyName, sayableName, tidyName } from '../../contacts/domain/tidy-name.js';
import type { Channel, Form, Language } from '../../contacts/domain/words.js';
import { type TalkLength, talkLength } from '../../slots/domain/talk-length.js';
import type { NoReason, Purpose, Situation } from '../domain/words.js';
import { type OrganisationWords, placeWords, type Say } from './place-words.js';
import { dayWords, type Slot, slotWords, theirsOf } from './slot-words.js';
import type { DraftFacts, FlagField } from './template-fields.js';

/** The writer: an account has all of this. */
export interface DraftAccount {
  readonly name: string;
  readonly locale: Language;
  readonly timeZone: string;
  readonly city: string | null;
}

/** The receiver: a contact has all of this. */
export interface DraftPerson extends Addressee {
  /** Openings are dealt out by it. */
  readonly id: string;
  readonly form: Form | null;
  readonly language: Language | null;
  readonly higherStatus: boolean | null;
  readonly organisation: string | null;
  readonly role: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly timeZone: string | null;
  readonly likes: string | null;
  readonly lastInteractionOn: LocalDate | null;
  readonly roughlyLastOn: LocalDate | null;
  readonly connectedOn: LocalDate | null;
}

/** Where the two know each other from. */
export interface DraftStation {
  readonly kind: string;
  readonly organisation: string | null;
  readonly city: string | null;
}

/** The request that a follow-up continues. */
export interface EarlierMessage {
  readonly situation: Situation;
  readonly channel: Channel;
  readonly city: string | null;
  readonly about?: string | null | undefined;
}

/** Somebody who is named in a letter to somebody else. */
export type NamedPerson = Pick<Addressee, 'givenName' | 'familyName' | 'nickname'>;

export interface DraftInput {
  readonly account: DraftAccount;
  readonly contact: DraftPerson;
  readonly station: DraftStation | null;
  readonly situation: Situation;
  readonly slots: readonly Slot[];
  readonly form: Form;
  readonly language: Language;
  /** The account's day, for the length of a call. */
  readonly today: LocalDate;
  readonly purpose?: Purpose | null | undefined;
  /** Where it could be; else the contact's city for `coffee-in-town`. */
  readonly city?: string | null | undefined;
  readonly offer?: string | null | undefined;
  readonly offerLink?: string | null | undefined;
  /** What it is about, in a few words of the writer's. */
  readonly about?: string | null | undefined;
  /** The request that a follow-up or a thank-you belongs to. */
  readonly parent?: EarlierMessage | null | undefined;
  /** Who introduced the receiver, as long as nothing has been exchanged yet. */
  readonly introducer?: NamedPerson | null | undefined;
  /** Whom the receiver introduced and who has answered. */
  readonly introduced?: NamedPerson | null | undefined;
  /** Why the last answer was a no; null: there was none, or nobody said why. */
  readonly noReason?: NoReason | null | undefined;
}

/** The words that facts are put into: sentences in the draft's language, and how organisations are said. */
export interface DraftWords {
  readonly say: Say;
  readonly organisations: OrganisationWords;
}

/** What is longer is a story and not a keyword, and would make the letter too long. Unit: characters. */
const LONGEST_QUOTE = 70;
/** What the writer says for this very letter may be a whole clause. Unit: characters. */
const LONGEST_CLAUSE = 120;
/** "aus meiner Zeit" alone says nothing; "aus dem Studium" does. */
const needsPlace = new Set(['job', 'other']);
/** What a request was about, for its follow-up: `topic.TOPIC`, or the writer's own words. */
const topicOf: Readonly<Partial<Record<Situation, 'coffee' | 'call' | 'video' | 'about'>>> = {
  'coffee-in-town': 'coffee',
  coffee: 'coffee',
  'new-date': 'coffee',
  call: 'call',
  'video-call': 'video',
  advice: 'about',
  'project-or-job': 'about',
  'introduction-request': 'about',
};
/**
 * All that a template may name, from what is known; null for what is not, never an empty or a half word. Texts of the
 * user are made one line. Throws RangeError for a slot whose instant or zone does not exist.
 */
export function draftFacts(input: DraftInput, words: DraftWords): DraftFacts {
  const { account, contact, form, language, slots } = input;
  const { say } = words;
  const greeted = salutation(contact, form, language);
  const city = cityOf(input);
  const offer = keyword(input.offer, LONGEST_CLAUSE);
  return {
    greeting: say(`greeting.${greeted.code}`, { name: greeted.name }),
    hello: say(`hello.${greeted.code}`, { name: greeted.name }),
    name: calledName(contact, form),
    closing: say(`closing.${form}`),
    myName: known(tidyName(account.name)),
    myGivenName: known(tidyName(account.name).split(' ')[0]),
    myCity: sayable(account.city),
    city,
    sharedCity: input.situation === 'coffee-in-town' ? null : sharedCity(account, contact),
    fromStation: stationWords('from', input, words),
    ofStation: stationWords('of', input, words),
    likes: likesOf(input),
    workplace: workplaceOf(input, words),
    slots: known(slotWords(slots, { language, homeZone: account.timeZone, say, theirs: theirsOf(contact, form) })),
    day: known(dayWords(slots, language)),
    offer,
    offerLink: offer === null ? null : known(input.offerLink),
    callLength: say(`call.${callLengthOf(contact, input.today)}`),
    earlier: say(input.parent?.channel === 'call' ? 'earlier.call' : 'earlier.message'),
    earlierTopic: earlierTopic(input, say),
    opening: null, // chosen once everything else is known
    about: keyword(input.about, LONGEST_CLAUSE),
    introducer: nameInLetter(input.introducer),
    introduced: nameInLetter(input.introduced),
    season: say(`season.${Number(input.today.slice(5, 7))}`),
    ...flagsOf(input),
  };
}

function flagsOf({ purpose, noReason }: DraftInput): Pick<DraftFacts, FlagField> {
  return {
    advice: purpose === 'advice',
    job: purpose === 'job',
    wrongDate: noReason === 'wrong-date',
    tooBusy: noReason === 'too-busy',
    noNeed: noReason === 'no-need-now',
  };
}

/** By the given name among people who say du, else with both names: "Mia", "Mia Beispiel". */
function calledName(contact: DraftPerson, form: Form): string | null {
  if (form === 'sie') return nameInLetter(contact);
  return known(sayableName(contact.nickname) || sayableName(contact.givenName));
}

/** "Mia Beispiel"; null for half a name, by which the reader would not know who is meant. */
function nameInLetter(person: NamedPerson | null | undefined): string | null {
  if (!person) return null;
  const givenName = sayableName(person.givenName) || sayableName(person.nickname);
  return givenName === '' ? null : sayable(`${givenName} ${sayableFamilyName(person.familyName)}`);
}

/** In town means in their town, unless another is given. */
function cityOf({ city, situation, contact }: DraftInput): string | null {
  return sayable(city) ?? (situation === 'coffee-in-town' ? sayable(contact.city) : null);
}

function sharedCity(account: DraftAccount, contact: DraftPerson): string | null {
  const [mine, theirs] = [sayable(account.city), sayable(contact.city)];
  return mine !== null && theirs !== null && mine.toLowerCase() === theirs.toLowerCase() ? theirs : null;
}

function stationWords(grammar: 'from' | 'of', input: DraftInput, words: DraftWords): string | null {
  const { station, language } = input;
  if (station === null) return null;
  const organisation = sayable(station.organisation);
  const city = sayable(station.city);
  const where = city === null ? '' : words.say('place.city', { city });
  const place = organisation === null ? where : placeWords(organisation, words.organisations, language);
  if (place === '' && needsPlace.has(station.kind)) return null;
  return known(words.say(`station.${grammar}.${station.kind}`, { place }));
}

/** Notes are in the writer's language: quoted in a letter in another one they would be foreign words. */
function likesOf({ contact, account, language }: DraftInput): string | null {
  return language === account.locale ? keyword(contact.likes) : null;
}

/** Not when it is where we met: that would be said twice. */
function workplaceOf({ contact, station, language }: DraftInput, words: DraftWords): string | null {
  const organisation = sayable(contact.organisation);
  if (organisation === null) return null;
  if (organisation.toLowerCase() === known(station?.organisation)?.toLowerCase()) return null;
  return placeWords(organisation, words.organisations, language);
}

function callLengthOf(contact: DraftPerson, today: LocalDate): TalkLength {
  return talkLength(latestOf(contact.lastInteractionOn) ?? contact.roughlyLastOn ?? contact.connectedOn, today);
}

function earlierTopic({ parent }: DraftInput, say: Say): string | null {
  if (!parent) return null;
  if (parent.channel === 'call' && parent.situation === 'call') return null; // "my call about a phone call"
  const topic = topicOf[parent.situation];
  const city = sayable(parent.city);
  if (topic === 'coffee' && city !== null) return say('topic.coffee-in', { city });
  if (topic === 'about') return keyword(parent.about, LONGEST_CLAUSE);
  return topic === undefined ? null : say(`topic.${topic}`);
}

/** A text of the user's that stands in a sentence after a colon: one line, no full stop of its own. */
function keyword(text: string | null | undefined, longest = LONGEST_QUOTE): string | null {
  const line = sayable(known(text)?.replace(/[.!?…\s]+$/u, ''), longest);
  return line === null || /[?{}]/u.test(line) ? null : line;
}

function sayable(text: string | null | undefined, longest = LONGEST_QUOTE): string | null {
  const line = known(text);
  return line === null || line.length > longest ? null : line;
}

function known(text: string | null | undefined): string | null {
  const line = (text ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line === '' ? null : line;
}
