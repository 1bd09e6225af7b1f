import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/common/local-date.js';
import { type CandidateFacts, hindrances } from '../../../src/reactivation/domain/candidacy.js';
import { currentUpToDays, standing } from '../../../src/reactivation/domain/dormancy.js';
import { silentDays } from '../../../src/reactivation/domain/silence.js';

const today = '2026-11-23';
const days = { today, monday: today };
const ago = (count: number): string => addDays(today, -count);

const person: CandidateFacts = {
  effectiveCadenceDays: 90,
  neverSuggest: false,
  pleaseDont: false,
  lastInteractionOn: null,
  roughlyLastOn: null,
  connectedOn: null,
  lastInMindOn: null,
  laterUntilOn: null,
  comebackOn: null,
  waitsUntilOn: null,
};
const lastTalked = (count: number): CandidateFacts => ({ ...person, lastInteractionOn: ago(count) });

describe('"fresh: silentDays <= cadence; quiet: more; asleep: more than twice; dormant: quiet and >= 1095 days"', () => {
  it.each([
    [0, 90, 'fresh'],
    [90, 90, 'fresh'],
    [91, 90, 'quiet'],
    [180, 90, 'quiet'],
    [181, 90, 'asleep'],
    [1094, 90, 'asleep'],
    [1095, 90, 'dormant'],
    [1095, 1095, 'fresh'],
    [1096, 1095, 'dormant'],
    [5000, null, 'fresh'],
  ] as const)('%s days of silence with cadence %s: %s', (silent, effectiveCadenceDays, state) => {
    expect(standing({ ...lastTalked(silent), effectiveCadenceDays }, today)).toMatchObject({
      state,
      silentDays: silent,
    });
  });

  it('"unknown: nothing is known about the last contact"', () => {
    expect(standing(person, today)).toMatchObject({ state: 'unknown', silentDays: null, quietOn: null });
  });

  it.each(['neverSuggest', 'pleaseDont'] as const)('"paused: never suggest, please-don\'t": %s', (flag) => {
    expect(standing({ ...lastTalked(400), [flag]: true }, today).state).toBe('paused');
  });

  it('"the latest interaction, else roughlyLastOn as told by the user, else LinkedIn\'s day (marked as assumed)"', () => {
    const all = { ...person, lastInteractionOn: ago(10), roughlyLastOn: ago(50), connectedOn: ago(900) };
    expect(standing(all, today)).toMatchObject({ silentDays: 10, assumed: false });
    expect(standing({ ...all, lastInteractionOn: null }, today)).toMatchObject({ silentDays: 50, assumed: false });
    const linked = { ...person, connectedOn: ago(900) };
    expect(standing(linked, today)).toMatchObject({ silentDays: 900, assumed: true });
  });

  it('a sent message "is no interaction": it moves lastInMindOn and leaves the silence as it is', () => {
    const written = standing({ ...lastTalked(100), lastInMindOn: ago(1) }, today);
    expect(written).toMatchObject({ state: 'quiet', silentDays: 100, lastInMindOn: ago(1) });
  });

  it('is quiet from the day after the cadence has passed', () => {
    const { quietOn } = standing(lastTalked(0), today);
    expect(quietOn).toBe(addDays(today, 91));
    expect(standing(lastTalked(0), addDays(today, 90)).state).toBe('fresh');
    expect(standing(lastTalked(0), addDays(today, 91)).state).toBe('quiet');
  });

  it.each([
    [30, 60],
    [800, 1094],
    [1200, 1200],
    ['none', Infinity],
  ] as const)('with cadence %s somebody is a current contact up to %s days', (cadence, upTo) => {
    expect(currentUpToDays(cadence)).toBe(upTo);
  });
});

describe('"`unknown` counts as silent since the end of the shared station, else 365 days"', () => {
  it.each([
    [null, 365],
    [ago(200), 200],
    [today, 0],
    [addDays(today, 1), 365],
  ])('station end %s: %s days', (silentSinceOn, expected) => {
    expect(silentDays({ silentSinceOn, unknown: true }, today)).toBe(expected);
  });

  it('never counts below 0 for somebody spoken to after Monday', () => {
    expect(silentDays({ silentSinceOn: addDays(today, 2), unknown: false }, today)).toBe(0);
  });
});

describe('candidates', () => {
  const codes = (contact: CandidateFacts): string[] => hindrances(contact, days).map(({ code }) => code);

  it.each([
    ['quiet', lastTalked(91)],
    ['asleep', lastTalked(181)],
    ['dormant', lastTalked(2000)],
    ['unknown', person],
  ])('"Standing quiet, asleep, dormant or unknown": %s', (state, contact) => {
    expect(standing(contact, today).state).toBe(state);
    expect(codes(contact)).toEqual([]);
  });

  it('"or a comeback date that has come, whatever the standing"', () => {
    expect(codes({ ...lastTalked(5), comebackOn: today })).toEqual([]);
    expect(codes({ ...lastTalked(5), effectiveCadenceDays: null, comebackOn: ago(40) })).toEqual([]);
  });

  it.each([
    ['paused', { pleaseDont: true }],
    ['later', { laterUntilOn: addDays(today, 1) }],
    ['comeback-ahead', { comebackOn: addDays(today, 1) }],
    ['waits-for-answer', { waitsUntilOn: '9999-12-31' }],
    ['in-conversation', { waitsUntilOn: addDays(today, 1) }],
    ['in-mind-lately', { lastInMindOn: ago(13) }],
    ['no-cadence', { effectiveCadenceDays: null }],
    ['still-fresh', { lastInteractionOn: ago(90) }],
  ] as const)('not those who are %s', (code, facts) => {
    expect(codes({ ...lastTalked(200), ...facts })).toEqual([code]);
  });

  it.each([
    ['later', { laterUntilOn: today }],
    ['the comeback date', { comebackOn: today }],
    ['the wait', { waitsUntilOn: today }],
    ['14 days since the last message', { lastInMindOn: ago(14) }],
  ] as const)('again on the day that ends %s', (_what, facts) => {
    expect(codes({ ...lastTalked(200), ...facts })).toEqual([]);
  });

  it('"before `later` or the comeback date (the later of both counts)"', () => {
    const both = { ...lastTalked(200), laterUntilOn: addDays(today, 5), comebackOn: ago(5) };
    expect(codes(both)).toEqual(['later']);
  });
});
