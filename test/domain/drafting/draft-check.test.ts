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
    'form-assumed',
  ];
  it.each(findings)('%s', (code) => {
    for (const language of ['de', 'en'] as const) {
      const params = { found: 'abc', count: 2, most: 120, form: 'sie' };
      expect(texts.say(language, `check.${code}`, params)).not.toMatch(/[{}]/u);
      expect(texts.say(language, `check.${code}.suggestion`, params).length).toBeGreaterThan(20);
    }
  });
});
