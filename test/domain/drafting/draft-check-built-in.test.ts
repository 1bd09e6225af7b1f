import { describe, expect, it } from 'vitest';
import { checkDraft, type DraftKind } from '../../../src/outreach/domain/draft-check.js';
import { openingSections } from '../../../src/outreach/domain/opening-choice.js';
import { type Situation, situations, waitsForAnswer } from '../../../src/outreach/domain/words.js';
import type { DraftRequest } from '../../../src/outreach/drafting/draft-writer.js';
import { anAccount, aPerson, aRequest, aStation, aWriter, catalogue, manners, twoSlots } from './drafting-support.js';

const writer = aWriter();
/** Both days of `twoSlots` are ahead and working days. */
const days = { today: '2026-02-20', isHoliday: () => false, slots: ['2026-03-03', '2026-03-05'] };

const little: Partial<DraftRequest> = {};
const muchIn = (language: string): Partial<DraftRequest> => ({
  station: aStation(),
  contact: aPerson({ familyName: 'Muster', gender: 'f', likes: 'Segeln', city: 'Jena', organisation: 'Radio Eins' }),
  offer: language === 'de' ? 'ein Artikel über Stadtradios' : 'an article on city radio',
  offerLink: 'https://example.org/radio?seite=1',
  about: language === 'de' ? 'Volontariate' : 'traineeships',
  city: 'Köln',
  purpose: 'advice',
  noReason: 'too-busy',
  introducer: { givenName: 'Mia', familyName: 'Beispiel', nickname: null },
  introduced: { givenName: 'Kim', familyName: 'Muster', nickname: null },
});

/** What was written comes without a hint. */
function hintsOf(request: Partial<DraftRequest>, situation: Situation): object[] {
  const draft = writer.write(aRequest({ ...request, situation, channel: 'call' }));
  const kind: DraftKind = waitsForAnswer(situation) ? 'request' : 'note';
  const look = (text: string): object[] => {
    const aside = [draft.subject, draft.short, draft.script ?? ''].join('\n');
    const { language, form } = draft;
    const found = checkDraft(
      { text, aside, language, form, kind, formAssumed: false, days },
      catalogue.checkWords[language],
    );
    return found.map(({ code, params }) => ({ code, ...params, text }));
  };
  return [...look(draft.body), ...look(draft.short)];
}

describe('what we write ourselves has no hints', () => {
  for (const { language, form, folder } of manners) {
    it.each(situations)(`${folder}: %s, with all facts and with none, with days and without`, (situation) => {
      const manner = { language, form, account: anAccount({ locale: language }) };
      const found = [little, muchIn(language)].flatMap((facts) =>
        [[], twoSlots].flatMap((slots) => hintsOf({ ...facts, ...manner, slots }, situation)),
      );
      expect(found).toEqual([]);
    });

    it(`${folder}: with each opening`, () => {
      for (const section of openingSections) {
        const situation = situations.find((one) => catalogue.find(one, language, form).opening === section);
        const usedOpenings: string[] = [];
        for (let count = catalogue.openings(section, language, form).length; count > 0 && situation; count -= 1) {
          const request = {
            ...muchIn(language),
            language,
            form,
            usedOpenings,
            account: anAccount({ locale: language }),
          };
          expect(hintsOf(request, situation)).toEqual([]);
          usedOpenings.push(writer.write(aRequest({ ...request, situation, channel: 'call' })).opening ?? '');
        }
      }
    });
  }
});
