import { describe, expect, it } from 'vitest';
import { isSilenced, isSilent } from '../../../src/reminders/domain/silence.js';
import { reminderKinds } from '../../../src/reminders/domain/words.js';

const open = { pleaseDont: false, neverSuggest: false };

describe('"please-dont and neverSuggest: [...] no birthday, greeting or follow-up; own reminders and agreed meetings stay"', () => {
  const silenced = ['follow-up', 'reconnect', 'birthday'];

  it.each(reminderKinds.map((kind) => [kind, silenced.includes(kind)] as const))('%s is silent: %j', (kind, silent) => {
    expect(isSilent(kind, { ...open, pleaseDont: true })).toBe(silent);
    expect(isSilent(kind, { ...open, neverSuggest: true })).toBe(silent);
    expect(isSilent(kind, undefined)).toBe(silent);
    expect(isSilent(kind, open)).toBe(false);
  });

  it('nobody else is silent', () => {
    expect(isSilenced(open)).toBe(false);
    expect(isSilenced({ ...open, pleaseDont: true })).toBe(true);
    expect(isSilenced({ ...open, neverSuggest: true })).toBe(true);
    expect(isSilenced(undefined)).toBe(true);
  });
});
