import { colognePhonetics } from './cologne-phonetics.js';
import type { Likened } from './likeness.js';
import type { NameKeys } from './name-likeness.js';

type KeysOf = (person: Likened) => readonly string[];

/** Beginnings of the family name that survive most typing mistakes. Unit: letters. */
const BEGINNING = 2;

/**
 * Who may be one person at all: only two who share a key of one kind are compared, so that the work grows with the
 * number of people and not with its square. One list of keys per kind; an empty one leaves the person out of that kind.
 * Source: blocking, I. P. Fellegi and A. B. Sunter, "A theory for record linkage", JASA 64 (1969), 1183-1210.
 *
 * Example: Hans and Johannes Beispiel do not share a name, but how their family name sounds and its beginning.
 */
export const blockingKeys: readonly KeysOf[] = [
  (person) => person.emails,
  (person) => person.phones,
  (person) => person.linkedIn,
  ({ given, family }) => (given + family === '' ? [] : [`${given} ${family}`.trim().split(' ').sort().join(' ')]),
  // the same given name, or the same first letter, and a family name that sounds alike; each part of a double name
  ({ given, family }) => words(family).map((word) => `${given.slice(0, 1)} ${colognePhonetics(word)}`),
  // a short form that begins with another letter: Hans, Johannes
  ({ given, family }) => (given === '' || family === '' ? [] : [`${family} ${given.slice(-1)}`]),
  ({ given, family }) => (given === '' || family === '' ? [] : [`${given} ${family.slice(0, BEGINNING)}`]),
  // born on one day, and one of their names begins alike
  ({ birthday, given, family }) =>
    birthday === null ? [] : words(`${given} ${family}`.trim()).map((word) => `${birthday.slice(-5)} ${word[0]}`),
  // half a name, a part of a double one, a nickname: only where they meet
  ({ organisation, ...person }) => (organisation === '' ? [] : wordsAt(person, organisation)),
  ({ stationId, ...person }) => (stationId === null ? [] : wordsAt(person, stationId)),
  ({ nickname, family }) => (nickname === '' || family === '' ? [] : [`${nickname} ${family}`]),
];

function wordsAt({ given, family, nickname }: NameKeys, place: string): string[] {
  return words(`${given} ${family} ${nickname}`.trim()).map((word) => `${word} ${place}`);
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(/ +/);
}
