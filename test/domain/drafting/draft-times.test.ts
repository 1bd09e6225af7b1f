import { describe, expect, it } from 'vitest';
import type { OfferedTime } from '../../../src/outreach/domain/checks/offered-time.js';
import { checkDraft } from '../../../src/outreach/domain/draft-check.js';
import { catalogue } from './drafting-support.js';

const fine: OfferedTime = {
  words: 'Mittwoch, 25. November, 14 bis 16 Uhr',
  isTaken: false,
  isAtNight: false,
  free: null,
};
const another = 'Donnerstag, 26. November, 10 bis 12 Uhr';
const text = `Hallo Ben,\n\npasst dir ${fine.words}? Ein Nein ist völlig in Ordnung.`;

function look(...times: OfferedTime[]) {
  const draft = { text, language: 'de', form: 'du', kind: 'request', formAssumed: false, times } as const;
  return checkDraft(draft, catalogue.checkWords.de).filter(({ code }) => code.startsWith('time-'));
}

describe('the times that a message holds', () => {
  it('are no matter where nothing is in the way', () => {
    expect(look(fine)).toEqual([]);
  });

  it('taken ones get a remark at their place, with one that is free, and the message may still go', () => {
    const [found] = look({ ...fine, isTaken: true, free: another });
    expect(found).toMatchObject({ code: 'time-taken', blocks: false, insert: null });
    expect(found?.params).toEqual({ found: fine.words, free: another });
    expect(text.slice(found?.at?.start, found?.at?.end)).toBe(fine.words);
  });

  it('those of their night get one, too; a time that the text no longer says has no place', () => {
    const night = { ...fine, words: 'Freitag, 27. November, 10 bis 11 Uhr (bei dir 4 bis 5 Uhr)', isAtNight: true };
    expect(look(night)).toMatchObject([{ code: 'time-at-night', blocks: false, at: null, params: { free: 'none' } }]);
    expect(look({ ...night, isTaken: true }).map(({ code }) => code)).toEqual(['time-taken', 'time-at-night']);
  });
});
