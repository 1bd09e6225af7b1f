import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { situations, waitsForAnswer } from '../../../src/outreach/domain/words.js';
import type { DraftPerson, DraftStation } from '../../../src/outreach/drafting/draft-facts.js';
import { aPerson, aRequest, aStation, aWriter, manners } from './drafting-support.js';

interface Awkward {
  readonly who: string;
  readonly person: Partial<DraftPerson>;
  readonly station?: DraftStation | null;
  /** Greetings by manner: Sie, du, formal, casual. */
  readonly greetings: readonly [string, string, string, string];
}

const longName = 'Maximiliane'.repeat(19).slice(0, 200);

const awkwardPeople: readonly Awkward[] = [
  {
    who: 'no name at all',
    person: { givenName: null },
    greetings: ['Guten Tag,', 'Hallo,', 'Hello,', 'Hi,'],
  },
  {
    who: 'only a nickname',
    person: { givenName: null, nickname: 'Momo' },
    greetings: ['Guten Tag Momo,', 'Hallo Momo,', 'Dear Momo,', 'Hi Momo,'],
  },
  {
    who: 'no gender',
    person: { givenName: 'Kim', familyName: 'Muster', gender: null },
    greetings: ['Guten Tag Kim Muster,', 'Hallo Kim,', 'Dear Kim Muster,', 'Hi Kim,'],
  },
  {
    who: 'five titles',
    person: {
      givenName: 'Eva',
      familyName: 'Beispiel',
      gender: 'f',
      honorific: 'Univ.-Prof. Dr. med. Dr. h.c. Dipl.-Ing. MBA',
    },
    greetings: ['Guten Tag Frau Prof. Dr. Beispiel,', 'Liebe Eva,', 'Dear Professor Beispiel,', 'Hi Eva,'],
  },
  {
    who: 'a name in Arabic script',
    person: { givenName: 'ليلى', familyName: 'حداد' },
    greetings: ['Guten Tag ليلى حداد,', 'Hallo ليلى,', 'Dear ليلى حداد,', 'Hi ليلى,'],
  },
  {
    who: 'a name of 200 characters',
    person: { givenName: longName },
    greetings: ['Guten Tag,', 'Hallo,', 'Hello,', 'Hi,'],
  },
];

const writer = aWriter();
const words = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;
const questions = (text: string): number => text.match(/\?/gu)?.length ?? 0;

const cases = fc.record({
  awkward: fc.constantFrom(...awkwardPeople),
  situation: fc.constantFrom(...situations),
  manner: fc.constantFrom(0, 1, 2, 3),
  station: fc.constantFrom(null, aStation(), aStation({ organisation: null, city: null })),
  channel: fc.constantFrom('email', 'call', 'message'),
});

describe('"a natural greeting all the same, never Hallo null": six awkward people, any situation', () => {
  it('the greeting says what is known and nothing else', () => {
    fc.assert(
      fc.property(cases, ({ awkward, manner: number, ...asked }) => {
        const { language, form } = manners[number] ?? { language: 'de', form: 'sie' };
        const { body } = writer.write(aRequest({ ...asked, contact: aPerson(awkward.person), language, form }));
        expect(body.split('\n')[0]).toBe(awkward.greetings[number]);
      }),
      { numRuns: 300 },
    );
  });

  it('the letter is whole: no gap, one question and a way out in requests, neither in notes', () => {
    fc.assert(
      fc.property(cases, ({ awkward, manner: number, ...asked }) => {
        const { language, form } = manners[number] ?? { language: 'de', form: 'sie' };
        const draft = writer.write(aRequest({ ...asked, contact: aPerson(awkward.person), language, form }));
        expect(draft.checks).toEqual([]);
        expect(questions(draft.body)).toBe(waitsForAnswer(asked.situation) ? 1 : 0);
        expect(words(draft.body)).toBeLessThanOrEqual(120);
        for (const text of [draft.subject, draft.body, draft.short, draft.script ?? 'x']) {
          expect(text).not.toMatch(/null|undefined|\{\{| {2}| [,.?]|\n{3}|\n[ \t]*\n[ \t]*\n/u);
          expect(text.trim()).toBe(text);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no language, no form: the account’s language, and the assumption is said', () => {
    for (const situation of situations) {
      const nobodyAsked = aPerson({ givenName: 'Kim', form: null, language: null });
      const { language, checks } = writer.write(aRequest({ contact: nobodyAsked, situation }));
      expect([language, checks.map(({ code }) => code)]).toEqual(['de', ['form-assumed']]);
    }
  });
});
