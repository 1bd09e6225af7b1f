import { addressed } from './addressed.js';
import type { ParsedContact } from '../parsed-contact.js';
import { plainWords } from './plain-words.js';

/**
 * True if the text says nothing that is not told of the person already: each of its words stands in the name, the work or
 * an address; "Frau" tells the gender. Never throws.
 *
 * @example isEcho('Beispiel, Greta (greta@radio.example)', greta) // true
 */
export function isEcho(text: string, person: ParsedContact): boolean {
  const told = new Set(plainWords(JSON.stringify(toldBy(person))));
  const { title, rest } = addressed(text);
  return plainWords(`${title ?? ''} ${rest ?? ''}`).every((word) => told.has(word));
}

function toldBy(person: ParsedContact): unknown[] {
  const { honorific, givenName, familyName, nickname, organisation, points, addresses, extras } = person;
  const suffixes = extras.filter(({ name }) => SUFFIX.test(name));
  return [honorific, givenName, familyName, nickname, organisation, points, addresses, suffixes];
}

/** "Beispiel MBA" as a whole name, where the last column of the name says "MBA". */
const SUFFIX = /suffix|namenszusatz/i;
