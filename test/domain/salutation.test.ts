import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeForm, type FormFacts } from '../../src/contacts/domain/form-proposal.js';
import { type Addressee, salutation } from '../../src/contacts/domain/salutation.js';
import { sayableName, tidyName, titleOf } from '../../src/contacts/domain/tidy-name.js';
import type { Form, Language } from '../../src/contacts/domain/words.js';
import { Texts } from '../../src/common/text.js';

const texts = new Texts();

function somebody(known: Partial<Addressee>): Addressee {
  return { givenName: null, familyName: null, nickname: null, honorific: null, gender: null, ...known };
}

function greeting(known: Partial<Addressee>, form: Form, language: Language): string {
  const { code, name } = salutation(somebody(known), form, language);
  return texts.say(language, `greeting.${code}`, { name });
}

describe('R20: title and name rules ("Frau Dr. ..."), neutral greeting when gender unknown ("Guten Tag Kim Muster")', () => {
  const eva = { givenName: 'Eva', familyName: 'Beispiel', gender: 'f' } as const;
  const tom = { givenName: 'Tom', familyName: 'Muster', gender: 'm' } as const;
  it.each<[string, Partial<Addressee>, Form, Language, string]>([
    ['a woman with a title', { ...eva, honorific: 'Dr.' }, 'sie', 'de', 'Guten Tag Frau Dr. Beispiel,'],
    ['a man with two titles', { ...tom, honorific: 'Prof. Dr.' }, 'sie', 'de', 'Guten Tag Herr Prof. Dr. Muster,'],
    [
      'Frau in the title field stands once',
      { ...eva, honorific: 'Frau Dr.' },
      'sie',
      'de',
      'Guten Tag Frau Dr. Beispiel,',
    ],
    [
      'Frau in the title field tells the gender',
      { ...eva, gender: null, honorific: 'Frau' },
      'sie',
      'de',
      'Guten Tag Frau Beispiel,',
    ],
    ['a degree is no title', { ...tom, honorific: 'MBA' }, 'sie', 'de', 'Guten Tag Herr Muster,'],
    ['a medical doctor', { ...eva, honorific: 'Dr. med.' }, 'sie', 'de', 'Guten Tag Frau Dr. Beispiel,'],
    ['a title typed into the name', { ...tom, givenName: 'Dr. Tom' }, 'sie', 'de', 'Guten Tag Herr Dr. Muster,'],
    ['gender unknown', { givenName: 'Kim', familyName: 'Muster' }, 'sie', 'de', 'Guten Tag Kim Muster,'],
    ['gender divers', { givenName: 'Kim', familyName: 'Muster', gender: 'd' }, 'sie', 'de', 'Guten Tag Kim Muster,'],
    [
      'a title, gender unknown',
      { givenName: 'Kim', familyName: 'Muster', honorific: 'Dr.' },
      'sie',
      'de',
      'Guten Tag Dr. Kim Muster,',
    ],
    ['only a first name under Sie', { givenName: 'Anna', gender: 'f' }, 'sie', 'de', 'Guten Tag Anna,'],
    ['a bare family name greets nobody', { familyName: 'Muster' }, 'sie', 'de', 'Guten Tag,'],
    [
      'a particle stays with the name',
      { givenName: 'Ada', familyName: 'von der Heide', gender: 'f' },
      'sie',
      'de',
      'Guten Tag Frau von der Heide,',
    ],
    ['a friend', { ...eva }, 'du', 'de', 'Liebe Eva,'],
    ['a friend, a man', { ...tom }, 'du', 'de', 'Lieber Tom,'],
    ['a friend, gender unknown', { givenName: 'Kim' }, 'du', 'de', 'Hallo Kim,'],
    ['the nickname comes first under du', { ...eva, nickname: 'Evi' }, 'du', 'de', 'Liebe Evi,'],
    ['only a nickname', { nickname: 'Fips' }, 'du', 'de', 'Hallo Fips,'],
    ['only an organisation', {}, 'sie', 'de', 'Guten Tag,'],
    ['half a name', { givenName: 'der mit dem Fahrradhelm' }, 'sie', 'de', 'Guten Tag,'],
    ['half a name under du', { givenName: 'Der mit dem Fahrradhelm' }, 'du', 'de', 'Hallo,'],
    ['the sound engineer, Anna?', { givenName: 'die Tontechnikerin, Anna?' }, 'du', 'de', 'Hallo,'],
    ['a name in doubt, whatever the sign for it', { nickname: 'Ana؟', givenName: 'ليلى？' }, 'du', 'de', 'Hallo,'],
    ['a woman in English', { ...eva }, 'sie', 'en', 'Dear Ms Beispiel,'],
    ['a man in English', { ...tom }, 'sie', 'en', 'Dear Mr Muster,'],
    ['a doctor in English', { ...eva, honorific: 'Dr.' }, 'sie', 'en', 'Dear Dr Beispiel,'],
    ['a professor in English', { ...eva, honorific: 'Prof. Dr.' }, 'sie', 'en', 'Dear Professor Beispiel,'],
    ['neutral in English', { givenName: 'Kim', familyName: 'Muster' }, 'sie', 'en', 'Dear Kim Muster,'],
    ['casual in English', { ...eva }, 'du', 'en', 'Hi Eva,'],
    ['nobody in English', {}, 'sie', 'en', 'Hello,'],
    ['nobody in casual English', {}, 'du', 'en', 'Hi,'],
    [
      'LinkedIn decorations',
      { givenName: 'Jonas', familyName: 'Probe (he/him) 🚀, MBA', gender: 'm' },
      'sie',
      'de',
      'Guten Tag Herr Probe,',
    ],
    ['an Arabic name', { givenName: 'ليلى', familyName: 'حداد' }, 'sie', 'de', 'Guten Tag ليلى حداد,'],
    ['markup is no name', { givenName: '<b>Eve</b>' }, 'du', 'en', 'Hi,'],
  ])('%s', (...[, known, form, language, expected]) => {
    expect(greeting(known, form, language)).toBe(expected);
  });

  it('never says null, undefined or two blanks, whatever stands in the fields', () => {
    const text = fc.option(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('', ' ', 'Ümit', 'ليلى', 'x'.repeat(200)),
      ),
    );
    const person = fc.record({
      givenName: text,
      familyName: text,
      nickname: text,
      honorific: text,
      gender: fc.constantFrom('f', 'm', 'd', null),
    });
    fc.assert(
      fc.property(person, fc.constantFrom('sie', 'du'), fc.constantFrom('de', 'en'), (known, form, language) => {
        const said = greeting(known, form, language);
        expect(said).not.toMatch(/null|undefined| {2}| ,|\n/u);
        expect(said).toMatch(/^(Guten Tag|Lieber?|Hallo|Dear|Hello|Hi).*,$/u);
        expect(said.length).toBeLessThan(200);
      }),
    );
  });
});

describe('tidy names', () => {
  it.each([
    ['Jonas Probe (he/him) 🚀, MBA', 'Jonas Probe'],
    ['Dr. Anna Beispiel', 'Anna Beispiel'],
    ['Anna Beispiel | Hiring!', 'Anna Beispiel'],
    ['Anna Beispiel PhD', 'Anna Beispiel'],
    ['Aşkın-Hoffmann', 'Aşkın-Hoffmann'],
    ['Andrea', 'Andrea'],
    ['Drew', 'Drew'],
    ['Ma', 'Ma'],
    ['  Eva \n Maria ', 'Eva Maria'],
    ['', ''],
  ])('%s is %s', (typed, tidy) => {
    expect(tidyName(typed)).toBe(tidy);
  });

  it('tidying twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tidyName(tidyName(text))).toBe(tidyName(text));
      }),
    );
  });

  it('a single name typed small gets its capital', () => expect(sayableName('anna')).toBe('Anna'));
  it('a description is no name', () => expect(sayableName('der mit dem Fahrradhelm')).toBe(''));
  it('two titles keep their order', () => expect(titleOf('Frau Prof. Dr. med.')).toBe('Prof. Dr.'));
  it('"Andreas" holds no title', () => expect(titleOf('Andreas Drexler')).toBe(''));
});

describe('"Sie for people of higher status or met above one\'s own level, du for fellow students and trainees, else Sie"', () => {
  const unknown: FormFacts = {
    form: null,
    language: null,
    higherStatus: null,
    role: null,
    stationKind: null,
    accountLocale: 'de',
  };
  it.each<[string, Partial<FormFacts>, Form]>([
    ['nothing known', {}, 'sie'],
    ['an intern met in an internship', { stationKind: 'internship', role: 'Praktikantin' }, 'du'],
    ['a trainee at a newspaper', { stationKind: 'traineeship', role: 'Volontärin Lokales' }, 'du'],
    ['a student met while studying', { stationKind: 'study', role: 'Masterstudentin' }, 'du'],
    ['an exchange student', { stationKind: 'abroad', role: 'Student' }, 'du'],
    ['met while studying, said to be not above me', { stationKind: 'study', higherStatus: false }, 'du'],
    ['met while studying, nothing else known', { stationKind: 'study' }, 'sie'],
    ['a student of higher status', { stationKind: 'study', role: 'Student', higherStatus: true }, 'sie'],
    [
      'whoever looks after trainees is above them',
      { stationKind: 'internship', role: 'Head of Trainee Program' },
      'sie',
    ],
    ['a lecturer', { stationKind: 'study', role: 'Dozentin' }, 'sie'],
    ['a colleague in a job', { stationKind: 'job', role: 'Werkstudent' }, 'sie'],
    ['an internist is no intern', { stationKind: 'internship', role: 'Internistin' }, 'sie'],
  ])('%s', (_who, known, form) => {
    expect(proposeForm({ ...unknown, ...known })).toEqual({ form, language: 'de', assumed: true });
  });

  it('what is known is not assumed', () => {
    expect(proposeForm({ ...unknown, form: 'du', language: 'en' })).toEqual({
      form: 'du',
      language: 'en',
      assumed: false,
    });
  });
});
