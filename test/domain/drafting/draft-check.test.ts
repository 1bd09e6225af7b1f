import { describe, expect, it } from 'vitest';
import type { Form, Language } from '../../../src/contacts/domain/words.js';
import { checkDraft, type DraftKind } from '../../../src/outreach/domain/draft-check.js';
import { catalogue, texts } from './drafting-support.js';

const good =
  'Guten Tag,\n\nich bin demnächst in München. Welcher Tag passt Ihnen?\n\nEin kurzes „diesmal nicht“ ist völlig in Ordnung.';
const goodEnglish = 'Hello,\n\nI will be in Leeds. Which day would suit you?\n\nA short "not this time" is fine.';

interface Look {
  readonly language?: Language;
  readonly form?: Form;
  readonly kind?: DraftKind;
  readonly formAssumed?: boolean;
  readonly aside?: string;
}

function codes(
  text: string,
  { language = 'de', form = 'sie', kind = 'request', formAssumed = false, aside }: Look = {},
): string[] {
  const found = checkDraft({ text, aside, language, form, kind, formAssumed }, catalogue.checkWords[language]);
  return found.map(({ code }) => code);
}

describe('R3: the check "honest & open" flags, "only hints, never blocks"', () => {
  it('an open and polite request has no hints', () => {
    expect(codes(good)).toEqual([]);
    expect(codes(goodEnglish, { language: 'en' })).toEqual([]);
  });

  it.each([
    ['flattery', 'Ihre Arbeit ist großartig.'],
    ['hidden-ask', 'Wo ich schon schreibe: Es geht um eine Stelle.'],
    ['guilt', 'Leider habe ich mich lange nicht gemeldet.'],
    ['guilt', 'Ich habe mich leider nie gemeldet.'],
    ['pressure', 'Wir sollten uns unbedingt sehen.'],
    ['pressure', 'Es ist dringend.'],
    ['sie-du-mix', 'Ich freue mich auf dich.'],
    ['more-than-one-question', 'Und wie geht es Ihnen?'],
  ])('%s: %s', (code, sentence) => {
    const found = checkDraft(
      { text: `${good} ${sentence}`, language: 'de', form: 'sie', kind: 'request', formAssumed: false },
      catalogue.checkWords.de,
    );
    expect(found.map((hint) => hint.code)).toEqual([code]);
    expect(found.every(({ blocks }) => !blocks)).toBe(true);
  });

  it.each([
    ['flattery', 'Your amazing work.'],
    ['hidden-ask', 'While I’m at it, I am looking for a job.'],
    ['guilt', 'Sorry for the long silence.'],
    ['pressure', 'Please answer as soon as possible.'],
  ])('%s: %s', (code, sentence) => {
    expect(codes(`${goodEnglish} ${sentence}`, { language: 'en' })).toEqual([code]);
  });

  it('says once each which words it means', () => {
    const text = `${good} Es ist dringend, unbedingt, ganz dringend.`;
    const draft = { text, language: 'de', form: 'sie', kind: 'request', formAssumed: false } as const;
    expect(checkDraft(draft, catalogue.checkWords.de)).toMatchObject([
      { code: 'pressure', params: { found: 'dringend, unbedingt' } },
    ]);
  });

  it('more than 120 words', () => {
    expect(codes(good + ' Wort'.repeat(120))).toEqual(['too-long']);
    expect(codes(good + ' Wort'.repeat(90))).toEqual([]);
  });

  it('words are looked for whole: "Vorbildung" is no "Vorbild"', () => {
    expect(codes(`${good} Meine Vorbildung hilft.`)).toEqual([]);
  });
});

describe('R18: "lint warns if the way out or the open question is missing"', () => {
  it('no question', () => expect(codes('Ein kurzes „diesmal nicht“ ist in Ordnung.')).toEqual(['no-open-question']));
  it('no way out', () => expect(codes('Welcher Tag passt Ihnen?')).toEqual(['no-way-out']));
  it('a note needs neither', () => expect(codes('Vielen Dank für Ihre Zeit.', { kind: 'note' })).toEqual([]));
  it('a question mark in a web address is no question', () => {
    expect(codes(`${good} https://example.org/?seite=1`)).toEqual([]);
  });
});

describe('R19: "Unresolved placeholder blocks"', () => {
  it.each(['{{city}}', '[Tag]', '[your name]', 'XXX', '____', '{{ city'])('%s', (placeholder) => {
    const text = `${good} Am ${placeholder} in der Stadt.`;
    const found = checkDraft(
      { text, language: 'de', form: 'sie', kind: 'request', formAssumed: false },
      catalogue.checkWords.de,
    );
    expect(found.map(({ code, blocks }) => [code, blocks])).toEqual([['placeholder', true]]);
    expect(found[0]?.params['found']).toContain(placeholder.slice(0, 3));
  });
  it('also in the subject or the short text', () =>
    expect(codes(good, { aside: 'Kaffee am [Tag]?' })).toEqual(['placeholder']));
  it('a footnote is none', () => expect(codes(`${good} Siehe [1].`)).toEqual([]));
});

describe('R20: "linter finds mixed forms"', () => {
  const casual = 'Liebe Eva,\n\nwelcher Tag passt dir? Sie fragte auch. „Diesmal nicht“ ist in Ordnung.';
  it('"Sie" at the start of a sentence may be somebody else', () => expect(codes(casual, { form: 'du' })).toEqual([]));
  it('"Ihnen" among du', () => expect(codes(`${casual} Ich danke Ihnen.`, { form: 'du' })).toEqual(['sie-du-mix']));
  it('the name in the greeting is nobody’s choice', () =>
    expect(codes(good.replace('Guten Tag,', 'Guten Tag Frau Du,'))).toEqual([]));
  it('"Unknown and not given: ... checks carries form-assumed"', () =>
    expect(codes(good, { formAssumed: true })).toEqual(['form-assumed']));
});

describe('every finding has its sentence and what to do', () => {
  const findings = [
    'placeholder',
    'no-open-question',
    'more-than-one-question',
    'no-way-out',
    'guilt',
    'flattery',
    'pressure',
    'hidden-ask',
    'too-long',
    'sie-du-mix',
    'missing-name',
    'no-such-day',
    'day-past',
    'holiday',
    'weekend',
    'wrong-weekday',
    'form-assumed',
  ];
  const withSentence = ['no-open-question', 'more-than-one-question', 'no-way-out', 'guilt', 'flattery', 'pressure'];
  it.each(findings)('%s', (code) => {
    for (const language of ['de', 'en'] as const) {
      const params = { found: 'abc', count: 2, most: 120, form: 'sie', right: 'Freitag' };
      expect(texts.say(language, `check.${code}`, params)).not.toMatch(/[{}]/u);
      expect(texts.say(language, `check.${code}.suggestion`, params).length).toBeGreaterThan(20);
    }
  });
  it.each([...withSentence, 'hidden-ask', 'missing-name'])('%s has a sentence to put in, in each form', (code) => {
    for (const language of ['de', 'en'] as const) {
      for (const form of ['sie', 'du']) {
        for (const extra of ['hello', 'other']) {
          expect(texts.say(language, `check.${code}.sentence`, { form, extra })).toMatch(/^\p{Lu}[^{}]*[.?,]$/u);
        }
      }
    }
  });
});

describe('false positives matter', () => {
  it.each([
    ['a memory', 'Da musste ich sofort an Sie denken.'],
    ['a pressure turned around', 'Es ist nicht dringend, und Sie müssen mir gar nicht antworten.'],
    ['no hurry', 'Das ist nichts Dringendes.'],
    ['praise of a time, not of the reader', 'Es war ein großartiger Sommer.'],
    ['one small word', 'Leider bin ich nur bis Freitag da.'],
    ['a short stay', 'Ich bin nur kurz in München.'],
    ['condolence', 'Es tut mir leid zu hören, dass der Verein schließt.'],
    ['what somebody said', 'Sie sagten damals „du musst unbedingt weitermachen“ zu Anna.'],
    ['a web address', 'Siehe https://example.org/dringend/du?a=1 dazu.'],
    ['haste, the noun', 'Wir sehen uns ohne Hast.'],
    ['a doubt', 'Es war im Mai (?) in Jena.'],
  ])('%s: %s', (_, sentence) => {
    expect(codes(`${good} ${sentence}`)).toEqual([]);
  });

  it.each([
    ['not urgent', "It isn't urgent, and you don't have to answer."],
    ['a condition', 'That holds even if you have to leave early.'],
    ['a time', 'It was an amazing summer.'],
    ['condolence', 'I was sorry to hear about the station.'],
  ])('%s: %s', (_, sentence) => {
    expect(codes(`${goodEnglish} ${sentence}`, { language: 'en' })).toEqual([]);
  });

  it('several people of du are no Sie', () => {
    const plural = 'Hallo Eva,\n\nhabt Ihr den Garten noch? „Diesmal nicht“ ist in Ordnung.';
    expect(codes(plural, { form: 'du' })).toEqual([]);
    expect(codes(plural.replace('habt Ihr', 'ist Ihr'), { form: 'du' })).toEqual(['sie-du-mix']);
  });
});

describe('one rule at a time', () => {
  it('"leider/sorry/nur kurz": two of them are a pile-up', () => {
    expect(codes(`${good} Leider war viel los. Ich will nur kurz schreiben.`)).toEqual(['guilt']);
  });

  it.each([
    ['verb', 'Ich hoffe, kannst kommen.'],
    ['imperative', 'Dann schreib mir einfach.'],
    ['pronoun', 'Grüßen Sie deine Kollegin.'],
  ])('a %s of du among Sie', (_, sentence) => {
    expect(codes(`${good} ${sentence}`)).toEqual(['sie-du-mix']);
  });

  it('English has one form of address', () => {
    expect(codes(`${goodEnglish} du dich Sie Ihnen`, { language: 'en' })).toEqual([]);
  });

  it.each([
    'Hallo ,',
    'Hallo null,',
    'Liebe,',
    'Lieber ,',
    'Guten Tag Frau,',
    'Sehr geehrter Herr Dr.,',
    'Hallo undefined!',
  ])('"never Hallo null": %s', (greeting) =>
    expect(codes(good.replace('Guten Tag,', greeting))).toEqual(['missing-name']),
  );

  it.each(['Guten Tag,', 'Hallo,', 'Guten Tag Frau Null,', 'Sehr geehrte Damen und Herren,', 'Hallo Nan!', 'Hallo'])(
    'a greeting for anybody is one: %s',
    (greeting) => expect(codes(good.replace('Guten Tag,', greeting))).toEqual([]),
  );

  it('"Alles gut bei Ihnen?" is a question and no way out', () => {
    expect(codes('Guten Tag,\n\nalles gut bei Ihnen?')).toEqual(['no-way-out']);
  });
});
