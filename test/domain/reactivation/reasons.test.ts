import { describe, expect, it } from 'vitest';
import { Texts } from '../../../src/common/text.js';
import { addDays } from '../../../src/common/local-date.js';
import { easeAdditions } from '../../../src/reactivation/domain/defaults.js';
import { elapsed } from '../../../src/reactivation/domain/elapsed.js';
import { ease } from '../../../src/reactivation/domain/ease.js';
import { type CardFacts, reasonCodes, type ReasonFacts, reasonsOf } from '../../../src/reactivation/domain/reasons.js';
import { type TermFacts, termsOf } from '../../../src/reactivation/domain/terms.js';
import { value } from '../../../src/reactivation/domain/value.js';
import { easeGroupOf } from '../../../src/contacts/domain/rank-columns.js';

const today = '2026-11-23';
const texts = new Texts();
const card: CardFacts = { warmUp: false, bonus: false, stationName: null, angle: null, today };
const person: ReasonFacts & TermFacts = {
  layer: 'known',
  form: null,
  metInPerson: null,
  gotOnWell: null,
  higherStatus: null,
  tension: null,
  lastNo: false,
  feltRung: null,
  lastInteractionOn: null,
  roughlyLastOn: null,
  connectedOn: null,
  neverSuggest: false,
  pleaseDont: false,
  deletedAt: null,
  laterUntilOn: null,
  comebackOn: null,
  waitsUntilOn: null,
  lastInMindOn: null,
  likes: null,
  refusalsInARow: 0,
};
const sentences = (facts: Partial<typeof person>, about: Partial<CardFacts> = {}): string[] =>
  reasonsOf({ ...person, ...facts }, { ...card, ...about }).map(({ code, params }) =>
    texts.say('de', `reason.${code}`, params),
  );

describe('the reasons on a card', () => {
  it('"only a yearly greeting is suggested": no warm-up and no bonus hides it', () => {
    for (const about of [{ warmUp: true }, { bonus: true }]) {
      expect(sentences({ refusalsInARow: 3 }, about)[1]).toBe('Ein kurzer Gruß genügt.');
    }
  });

  it.each([
    [
      { lastInteractionOn: addDays(today, -213), gotOnWell: 5 },
      {},
      ['Zuletzt vor 7 Monaten gesprochen.', 'Ihr habt euch gut verstanden.'],
    ],
    [
      { lastInteractionOn: addDays(today, -1095) },
      {},
      ['Zuletzt vor 3 Jahren gesprochen.', 'Nach so langer Zeit bringt ein Gespräch oft Neues.'],
    ],
    [{}, {}, ['Wann ihr zuletzt gesprochen habt, ist noch nicht notiert.']],
    [
      { connectedOn: addDays(today, -500) },
      { stationName: 'Radio Nordlicht' },
      [
        'Seit 16 Monaten auf LinkedIn verbunden. Euer letztes Gespräch ist noch nicht notiert.',
        'Gemeinsame Zeit: Radio Nordlicht.',
      ],
    ],
    [
      { lastInteractionOn: addDays(today, -200), likes: 'deine Reportagen.' },
      {},
      ['Zuletzt vor 7 Monaten gesprochen.', 'Gut kam an: deine Reportagen.'],
    ],
    [
      { comebackOn: today, metInPerson: true },
      {},
      [
        'Beim letzten Mal hat es nicht gepasst. Jetzt ist ein guter Moment für einen neuen Versuch.',
        'Ihr kennt euch persönlich.',
      ],
    ],
    [
      { comebackOn: today, refusalsInARow: 3 },
      {},
      [
        'Beim letzten Mal hat es nicht gepasst. Jetzt ist ein guter Moment für einen neuen Versuch.',
        'Ein kurzer Gruß genügt.',
      ],
    ],
    [
      { lastInteractionOn: addDays(today, -10), gotOnWell: 5 },
      { warmUp: true },
      ['Zuletzt vor 10 Tagen gesprochen.', 'Ein leichter Anfang zum Warmwerden.'],
    ],
    [
      { lastInteractionOn: addDays(today, -400), gotOnWell: 5 },
      { bonus: true },
      ['Zuletzt vor 13 Monaten gesprochen.', 'Braucht etwas Mut und bringt vielleicht am meisten Neues.'],
    ],
  ] as const)('%j %j', (facts, about, expected) => {
    expect(sentences(facts, about)).toEqual(expected);
  });
});

describe('what speaks for somebody', () => {
  const forThem = (facts: Partial<typeof person>, about: Partial<CardFacts> = {}): unknown[] =>
    reasonsOf({ ...person, lastInteractionOn: addDays(today, -200), ...facts }, { ...card, ...about })
      .slice(1)
      .map(({ code, amount }) => [code, amount]);

  it.each([
    [{ gotOnWell: 4, metInPerson: true }, ['got-on-well', 0.1]],
    [{ gotOnWell: 3, metInPerson: true }, ['met', 0.1]],
    [{ feltRung: 'easy', metInPerson: true }, ['felt-easy', 0]],
    [{ feltRung: 'doable', metInPerson: true }, ['met', 0.1]],
    [{ layer: 'inner' }, ['close', 0]],
    [{ layer: 'warm' }, ['close', 0]],
    [{ likes: 'Radio', gotOnWell: 5 }, ['liked', 0]],
    [{ likes: ' ', gotOnWell: 5 }, ['got-on-well', 0.1]],
    [{ lastInteractionOn: addDays(today, -1095), metInPerson: true }, ['brings-news', 0.5]],
    [{ lastInteractionOn: addDays(today, -1094), metInPerson: true }, ['met', 0.1]],
  ] as const)('%j: %j', (facts, told) => expect(forThem(facts)).toEqual([told]));

  it.each([
    ['first', []],
    ['again', []],
    ['greeting', ['greeting']],
    ['shorter', ['angle-shorter']],
  ] as const)('what to do now is said where it is another way than usual: %s', (code, told) => {
    const reasons = reasonsOf({ ...person, comebackOn: today }, { ...card, angle: { code, channel: 'call' } });
    const ofTheAngle = reasons.map((one) => one.code).filter((one) => one === 'greeting' || one.startsWith('angle-'));
    expect(ofTheAngle).toEqual(told);
  });

  it('of a stranger of the layers known and loose is nothing, unless they shared a station', () => {
    expect(forThem({ layer: 'known' })).toEqual([]);
    expect(forThem({ layer: 'loose' })).toEqual([]);
    expect(forThem({ metInPerson: true }, { stationName: 'Radio' })).toEqual([['shared-station', 0]]);
  });
});

it.each(['de', 'en'] as const)('each reason and each addition to the ease has its sentence (%s)', (locale) => {
  const additions = Object.keys(easeAdditions).map((name) =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  const asked = [...reasonCodes.map((code) => `reason.${code}`), ...additions.map((code) => `term.${code}`)];
  expect(asked.filter((key) => !texts.has(locale, key))).toEqual([]);
});

describe('a distance in time', () => {
  it.each([
    [0, 'heute'],
    [1, 'gestern'],
    [13, 'vor 13 Tagen'],
    [14, 'vor 2 Wochen'],
    [60, 'vor 9 Wochen'],
    [61, 'vor 2 Monaten'],
    [365, 'vor 12 Monaten'],
    [700, 'vor 23 Monaten'],
    [730, 'vor 2 Jahren'],
    [1095, 'vor 3 Jahren'],
  ])('%s days: %s', (days, words) => {
    expect(texts.say('de', 'reason.last-talked', { ...elapsed(days) })).toBe(`Zuletzt ${words} gesprochen.`);
  });
});

describe('the terms', () => {
  const told = {
    ...person,
    metInPerson: true,
    gotOnWell: 5,
    form: 'sie',
    higherStatus: true,
    tension: true,
    lastNo: true,
  } as const;

  it.each([
    ['everything told', told, 400],
    ['nothing told', person, 365],
    ['clamped at the top', { ...person, layer: 'inner', metInPerson: true, gotOnWell: 5, lastInteractionOn: today }, 0],
    ["the user's own word", { ...told, feltRung: 'easy' }, 400],
  ] as const)('add up to ease and value: %s', (_what, facts, days) => {
    const terms = termsOf(facts, days, 'digital');
    const group = easeGroupOf({ ...facts, effectiveCadence: 'none' });
    const sum = (score: string): number =>
      terms.filter((term) => term.score === score).reduce((total, { amount }) => total + amount, 0);
    expect(sum('ease')).toBeCloseTo(ease(group, days), 10);
    expect(sum('value')).toBeCloseTo(value(group, days, 'digital'), 10);
  });

  it('"Unknown inputs count 0, are shown as not told yet"', () => {
    const open = termsOf(person, 365, 'digital').filter(({ code }) => code.startsWith('not-told-'));
    expect(open.map(({ code, amount }) => [code, amount])).toEqual([
      ['not-told-met', 0],
      ['not-told-got-on-well', 0],
      ['not-told-form', 0],
      ['not-told-higher-status', 0],
      ['not-told-tension', 0],
    ]);
  });

  it.each(['de', 'en'] as const)('each have a sentence (%s)', (locale) => {
    const felt = ['easy', 'doable', 'courage', null] as const;
    const people = felt.flatMap((feltRung) => [
      { ...person, feltRung },
      { ...told, feltRung, lastInteractionOn: today },
      { ...told, feltRung, connectedOn: '2020-01-01' },
      { ...person, layer: 'inner' as const, feltRung, metInPerson: true, gotOnWell: 5, lastInteractionOn: today },
    ]);
    const said = people.flatMap((facts) =>
      termsOf(facts, 40, 'digital').map(({ code, params }) => texts.say(locale, `term.${code}`, params)),
    );
    for (const sentence of said) expect(sentence).toMatch(/^[A-ZÄÖÜ][^{}]+\.$/);
  });
});
