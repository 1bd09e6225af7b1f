import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stationKinds } from '../../../src/stations/domain/words.js';
import { openingSections } from '../../../src/outreach/domain/opening-choice.js';
import { checkDraft } from '../../../src/outreach/domain/draft-check.js';
import { noReasons, situations, waitsForAnswer } from '../../../src/outreach/domain/words.js';
import type { DraftRequest } from '../../../src/outreach/drafting/draft-writer.js';
import { anAccount, aPerson, aRequest, aStation, aWriter, catalogue, manners, twoSlots } from './drafting-support.js';

const writer = aWriter();
const words = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;
const questions = (text: string): number => text.replace(/https?:\S+/gu, '').match(/\?/gu)?.length ?? 0;

const maybe = <T>(...values: T[]) => fc.constantFrom<T | null>(null, ...values);
const names = fc.oneof(
  maybe(
    'Anna',
    'Jörg-Uwe',
    'ليلى',
    'x'.repeat(200),
    '<script>alert(1)</script>',
    'der mit dem Fahrradhelm',
    'Łukasz 🚀',
    "O'Brien",
    '',
  ),
  fc.option(fc.string({ unit: 'grapheme', maxLength: 30 })),
);
const longText = 'a rather long title of something that nobody would ever type into such a field, but somebody did';
const places = maybe('München', 'Halle (Saale)', 'Frankfurt am Main', 'Ústí nad Labem', longText);
const organisations = maybe(
  'Radio Isarwelle',
  'Universität Leipzig',
  'Chor am Markt e.V.',
  'Süddeutsche Zeitung GmbH',
  'A&B „Verlag“',
  longText,
);
const slotChoices = fc.subarray([
  ...twoSlots,
  { start: '2026-03-03T13:00:00Z', end: '2026-03-03T14:30:00Z', timeZone: 'Europe/Berlin' },
]);

const requests: fc.Arbitrary<DraftRequest> = fc.record({
  account: fc.record({
    name: fc.constantFrom('Jana Wehrmann', 'Jörg', 'María de la Ó Gómez', 'ليلى حداد'),
    locale: fc.constantFrom('de' as const, 'en' as const),
    timeZone: fc.constantFrom('Europe/Berlin', 'Europe/London'),
    city: places,
  }),
  contact: fc
    .record({
      id: fc.uuid(),
      givenName: names,
      familyName: names,
      nickname: names,
      honorific: maybe('Dr.', 'Frau', 'Prof. Dr. med.', 'MBA'),
      gender: maybe('f' as const, 'm' as const, 'd' as const),
      organisation: organisations,
      city: places,
      likes: maybe('Segeln', 'die Reihe über die leeren Läden.', 'zwei\nZeilen', longText, 'Kaffee?'),
      lastInteractionOn: maybe('2026-01-01', '2024-05-01', '2019-05-01'),
    })
    .map((known) => aPerson(known)),
  station: fc.option(fc.record({ kind: fc.constantFrom(...stationKinds), organisation: organisations, city: places })),
  situation: fc.constantFrom(...situations),
  channel: fc.constantFrom('email' as const, 'call' as const, 'message' as const),
  slots: slotChoices,
  purpose: maybe('hello' as const, 'exchange' as const, 'advice' as const, 'job' as const),
  language: fc.constantFrom('de' as const, 'en' as const),
  form: fc.constantFrom('sie' as const, 'du' as const),
  city: places,
  offer: maybe('frische Zahlen aus meiner Masterarbeit', 'ein Artikel', 'zwei\r\nZeilen.', longText),
  offerLink: maybe('https://example.org/a?b=c'),
  about: maybe('Volontariate im Hörfunk', 'zur neuen Stelle', 'jemanden aus der Redaktion?', longText),
  introducer: maybe({ givenName: 'Mia', familyName: 'Beispiel', nickname: null }),
  introduced: maybe(
    { givenName: 'Kim', familyName: null, nickname: null },
    { givenName: 'die von oben', familyName: null, nickname: null },
  ),
  noReason: maybe(...noReasons),
  usedOpenings: fc.subarray(
    openingSections.flatMap((section) => catalogue.openings(section, 'de', 'du').map(({ id }) => id)),
  ),
  parent: maybe(
    { situation: 'coffee' as const, channel: 'email' as const, city: 'München' },
    { situation: 'call' as const, channel: 'call' as const, city: null },
    { situation: 'advice' as const, channel: 'message' as const, city: null, about: 'Volontariate' },
  ),
});

describe('whatever is known and whatever is not', () => {
  it('every draft passes its own check: one question and a way out, or neither in a note', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const draft = writer.write(request);
        // what the user wrote stays: with a clause of a hundred characters and three times the hint is right
        const isLong = request.offer === longText || request.about === longText;
        expect(draft.checks.filter(({ code }) => !(isLong && code === 'too-long'))).toEqual([]);
        expect(questions(draft.body)).toBe(waitsForAnswer(request.situation) ? 1 : 0);
        expect(questions(draft.short)).toBe(waitsForAnswer(request.situation) ? 1 : 0);
        if (draft.script !== null) expect(questions(draft.script)).toBe(1);
      }),
      { numRuns: 300 },
    );
  });

  it('"nothing but what is known", no gap where something is unknown, 45 to 120 words', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const draft = writer.write(request);
        for (const text of [draft.subject, draft.body, draft.short, draft.script ?? 'x']) {
          expect(text).not.toMatch(/null|undefined|\{\{| {2}| [,.?]|,,|\.\.|: ?[.\n]|\n{3}/u);
          expect(text.trim()).toBe(text);
        }
        expect(draft.subject).toMatch(/^[^\r\n]{3,}$/u);
        expect(words(draft.body)).toBeGreaterThanOrEqual(45);
        expect(words(draft.short)).toBeLessThanOrEqual(75);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a draft says', () => {
  it('R19: "empty calendar => asks for the day, never leaves a placeholder"', () => {
    const { body } = writer.write(aRequest({ situation: 'coffee-in-town', city: 'München', form: 'sie' }));
    expect(body).toContain(' in München');
    expect(body).toMatch(/(?:Welcher|welchem) Tag [^?]+\?/u);
  });

  it('R19: a slot stands with weekday and date in words, and a single day in the subject too', () => {
    const { body, subject } = writer.write(
      aRequest({ situation: 'coffee-in-town', city: 'München', slots: twoSlots.slice(0, 1), form: 'sie' }),
    );
    expect(body).toContain('am Dienstag, 3. März, 10 bis 12 Uhr.');
    expect(subject).toBe('Kaffee in München am Dienstag, 3. März?');
  });

  it('in town means in their town when none is given', () => {
    const { body } = writer.write(
      aRequest({ situation: 'coffee-in-town', contact: aPerson({ city: 'Jena' }), form: 'du' }),
    );
    expect(body).toContain(' in Jena');
  });

  it('R8: "job purpose is stated openly", and only where it is the purpose', () => {
    for (const situation of ['coffee-in-town', 'coffee', 'call'] as const) {
      expect(writer.write(aRequest({ situation, purpose: 'job' })).body).toContain('eine Stelle');
      expect(writer.write(aRequest({ situation, purpose: 'exchange' })).body).not.toContain('eine Stelle');
    }
  });

  it.each([
    ['2026-01-01', 'Mehr als eine Viertelstunde'],
    ['2024-05-01', 'Mehr als zwanzig Minuten'],
    ['2019-05-01', 'Mehr als eine halbe Stunde'],
  ])('"call 15 min <1 y, 20 min 1-3 y, 30 min >3y": last contact %s', (lastInteractionOn, length) => {
    expect(writer.write(aRequest({ situation: 'call', contact: aPerson({ lastInteractionOn }) })).body).toContain(
      length,
    );
  });

  it('a call has a script of three parts, a letter has none', () => {
    expect(writer.write(aRequest({ situation: 'call' })).script?.split('\n\n')).toHaveLength(3);
    expect(writer.write(aRequest({ situation: 'coffee', channel: 'call' })).script?.split('\n\n')).toHaveLength(3);
    expect(writer.write(aRequest({ situation: 'coffee', channel: 'email' })).script).toBeNull();
    expect(writer.write(aRequest({ situation: 'thank-you', channel: 'call' })).script).toBeNull();
  });

  it('"Unknown and not given: the draft uses the proposal ..., checks carries form-assumed"', () => {
    const fellow = aPerson({ role: 'Praktikantin' });
    const draft = writer.write(aRequest({ contact: fellow, station: aStation() }));
    expect([draft.form, draft.language, draft.checks.map(({ code }) => code)]).toEqual(['du', 'de', ['form-assumed']]);
    expect(writer.write(aRequest({ contact: { ...fellow, form: 'sie' } })).checks).toEqual([]);
    expect(writer.write(aRequest({ contact: fellow, form: 'du', language: 'en' }))).toMatchObject({
      form: 'du',
      language: 'en',
      checks: [],
    });
  });

  it('a note in the writer’s language is not quoted in a letter in another', () => {
    const request = aRequest({
      account: anAccount({ locale: 'de' }),
      contact: aPerson({ likes: 'leere Läden' }),
      situation: 'just-hello',
    });
    expect(writer.write({ ...request, language: 'de' }).body).toContain('leere Läden');
    expect(writer.write({ ...request, language: 'en' }).body).not.toContain('leere Läden');
  });
});

describe('the templates', () => {
  it('"Sie" and "du" never stand in one file', () => {
    for (const { language, form } of manners.filter((manner) => manner.language === 'de')) {
      for (const situation of situations) {
        const { body, short } = writer.write(
          aRequest({ situation, language, form, purpose: 'advice', offer: 'ein Artikel' }),
        );
        const text = `${body}\n${short}`;
        const found = checkDraft(
          { text, language, form, kind: 'note', formAssumed: false },
          catalogue.checkWords[language],
        );
        expect(found.filter(({ code }) => code === 'sie-du-mix')).toEqual([]);
      }
    }
  });

  it('no two situations of one manner go on alike after the opening', () => {
    for (const { language, form } of manners) {
      const beginnings = situations.map((situation) => {
        const bare = { ...aRequest({ station: aStation() }), situation, language, form };
        const lines = catalogue.find(situation, language, form);
        const draft = writer.write({ ...bare, template: { ...lines, opening: null } });
        return draft.body
          .split('\n\n')
          .slice(1)
          .join(' ')
          .split(/[.:?!]/u)[0];
      });
      expect(new Set(beginnings).size).toBe(beginnings.length);
    }
  });
});
