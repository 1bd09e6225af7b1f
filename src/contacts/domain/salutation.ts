import { sayableFamilyName, sayableName, titleOf } from './tidy-name.js';
import type { Form, Gender, Language } from './words.js';

/** What is known about how to address somebody; each part may be null. */
export interface Addressee {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  readonly honorific: string | null;
  readonly gender: Gender | null;
}

/**
 * Which sentence greets: the locale key `greeting.CODE` (written) or `hello.CODE` (spoken), with the name that goes
 * into it. The words themselves stand in templates/locales.
 */
export interface Salutation {
  readonly code: `${Form}.${'f' | 'm' | 'name' | 'none'}`;
  readonly name: string;
}

/**
 * How to greet somebody, never with a part that is not known. Sie and formal English: title and family name when the
 * gender is known, else the full name, neutral; du and casual English: nickname, else given name. Half a name ("der mit
 * dem Fahrradhelm") or none gives the code `none`. Never throws. Source: product.md R20 and "Form".
 *
 * @example salutation({ givenName: 'Eva', familyName: 'Beispiel', nickname: null, honorific: 'Dr.', gender: 'f' }, 'sie', 'de')
 * // { code: 'sie.f', name: 'Dr. Beispiel' }: "Guten Tag Frau Dr. Beispiel,"
 */
export function salutation(person: Addressee, form: Form, language: Language): Salutation {
  return form === 'du' ? familiar(person) : formal(person, language);
}

function familiar(person: Addressee): Salutation {
  const name = sayableName(person.nickname) || sayableName(person.givenName);
  if (name === '') return { code: 'du.none', name };
  const gender = genderOf(person);
  return { code: gender === 'f' || gender === 'm' ? `du.${gender}` : 'du.name', name };
}

function formal(person: Addressee, language: Language): Salutation {
  const title = spokenTitle(person, language);
  const familyName = sayableFamilyName(person.familyName);
  const gender = genderOf(person);
  if (familyName === '') return byGivenName(person);
  if (title !== '' && language === 'en') return { code: 'sie.name', name: `${title} ${familyName}` };
  if (gender === 'f' || gender === 'm') return { code: `sie.${gender}`, name: joined(title, familyName) };
  const givenName = sayableName(person.givenName);
  // a bare family name greets nobody: "Guten Tag Muster" sounds like a barracks
  if (givenName === '' && title === '') return { code: 'sie.none', name: '' };
  return { code: 'sie.name', name: joined(title, givenName, familyName) };
}

function byGivenName(person: Addressee): Salutation {
  const name = sayableName(person.givenName) || sayableName(person.nickname);
  return name === '' ? { code: 'sie.none', name } : { code: 'sie.name', name };
}

/** d and unknown are greeted alike, neutrally. Some address books keep "Frau" and "Herr" in the title. */
function genderOf(person: Addressee): Gender | null {
  if (person.gender !== null) return person.gender;
  const honorific = person.honorific ?? '';
  if (/(?<!\p{L})(?:frau|fr|ms|mrs|miss)(?!\p{L})/iu.test(honorific)) return 'f';
  return /(?<!\p{L})(?:herrn?|hr|mr)(?!\p{L})/iu.test(honorific) ? 'm' : null;
}

/** English says one title, without full stop: Professor before Dr. */
function spokenTitle(person: Addressee, language: Language): string {
  const title = titleOf(
    [person.honorific, person.givenName, person.familyName].filter((part) => part !== null).join(' '),
  );
  if (language === 'de' || title === '') return title;
  return title === 'Dr.' ? 'Dr' : 'Professor';
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
