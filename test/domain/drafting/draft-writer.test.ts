import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stationKinds } from '../../../src/stations/domain/words.js';
import { waitsForAnswer } from '../../../src/outreach/domain/words.js';
import type { DraftRequest } from '../../../src/outreach/drafting/draft-writer.js';
import {
  anAccount,
  aPerson,
  aRequest,
  aStation,
  aWriter,
  catalogue,
  manners,
  twoSlots,
  writtenSituations,
} from './drafting-support.js';

const writer = aWriter();
const words = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;
const questions = (text: string): number => text.match(/\?/gu)?.length ?? 0;

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
  '<b>X</b>',
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
  situation: fc.constantFrom(...writtenSituations),
  channel: fc.constantFrom('email' as const, 'call' as const, 'message' as const),
  slots: slotChoices,
  purpose: maybe('hello' as const, 'exchange' as const, 'advice' as const, 'job' as const),
  language: fc.constantFrom('de' as const, 'en' as const),
  form: fc.constantFrom('sie' as const, 'du' as const),
  city: places,
  offer: maybe('frische Zahlen aus meiner Masterarbeit', 'ein Artikel', 'zwei\r\nZeilen.', longText),
  parent: maybe(
    { situation: 'coffee' as const, channel: 'email' as const, city: 'München' },
    { situation: 'call' as const, channel: 'call' as const, city: null },
    { situation: 'advice' as const, channel: 'message' as const, city: null },
  ),
});

describe('whatever is known and whatever is not', () => {
  it('every draft passes its own check: one question and a way out, or neither in a note', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const draft = writer.write(request);
        expect(draft.checks).toEqual([]);
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
        expect(words(draft.short)).toBeLessThanOrEqual(65);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a draft says', () => {
  it('R19: "empty calendar => asks for the day, never leaves a placeholder"', () => {
    const { body } = writer.write(aRequest({ situation: 'coffee-in-town', city: 'München', form: 'sie' }));
    expect(body).toContain('ich bin demnächst in München');
    expect(body).toContain('Welcher Tag würde Ihnen passen?');
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
    expect(body).toContain('bald bin ich in Jena');
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

  it('a text from elsewhere gets the same look', () => {
    expect(
      writer.checkText('Sorry. Passt [Tag]?', 'de', 'sie', 'request').map(({ code, blocks }) => [code, blocks]),
    ).toEqual([
      ['placeholder', true],
      ['no-way-out', false],
      ['guilt', false],
    ]);
  });
});

describe('the templates', () => {
  it('"Sie" and "du" never stand in one file', () => {
    for (const { language, form } of manners.filter((manner) => manner.language === 'de')) {
      for (const situation of writtenSituations) {
        const { body, short } = writer.write(
          aRequest({ situation, language, form, purpose: 'advice', offer: 'ein Artikel' }),
        );
        expect(
          writer.checkText(`${body}\n${short}`, language, form, 'note').filter(({ code }) => code === 'sie-du-mix'),
        ).toEqual([]);
      }
    }
  });

  it('no two situations of one manner begin alike', () => {
    for (const { language, form } of manners) {
      const beginnings = catalogue.situations.map((situation) => {
        const { body } = writer.write({
          ...aRequest({ station: aStation() }),
          situation: situation as 'call',
          language,
          form,
        });
        return (body.split('\n\n')[1] ?? '').split(' ').slice(0, 2).join(' ').toLowerCase();
      });
      expect(new Set(beginnings).size).toBe(beginnings.length);
    }
  });
});
