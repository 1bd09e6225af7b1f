import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channels } from '../../../src/contacts/domain/words.js';
import { type AngleFacts, nextAngle, type PastMessage } from '../../../src/outreach/domain/angle.js';
import { isNote, noReasons, outcomes, situations } from '../../../src/outreach/domain/words.js';

const coffeeByMail: PastMessage = {
  situation: 'coffee',
  channel: 'email',
  offerId: null,
  outcome: 'no',
  reason: 'unknown',
};

function after(last: Partial<PastMessage>, facts: Partial<AngleFacts> = {}) {
  const past = [{ ...coffeeByMail, ...last }];
  return nextAngle({
    past,
    refusalsInARow: 1,
    comesBack: false,
    reach: ['email', 'call', 'message'],
    offers: [],
    ...facts,
  });
}

describe('R23: "a different angle (other channel/offer/date) - without user action"', () => {
  it('nothing has been sent: a coffee, by whatever way is known', () => {
    const facts = { past: [], refusalsInARow: 0, comesBack: false, offers: [] };
    expect(nextAngle({ ...facts, reach: [] })).toEqual({
      situation: 'coffee',
      channel: 'email',
      offerId: null,
      code: 'first',
    });
    expect(nextAngle({ ...facts, reach: ['message'] }).channel).toBe('message');
  });

  it('whoever comes back after a no gets something different, though they answered another message since', () => {
    const talked: PastMessage = {
      ...coffeeByMail,
      situation: 'call',
      channel: 'call',
      outcome: 'talked',
      reason: null,
    };
    const facts = { past: [talked, coffeeByMail], refusalsInARow: 0, reach: [], offers: [] };
    expect(nextAngle({ ...facts, comesBack: true }).code).toBe('other-way');
    expect(nextAngle({ ...facts, comesBack: false }).code).toBe('again');
  });

  it('a wrong date: a new date, the same way', () => {
    expect(after({ reason: 'wrong-date', channel: 'message' })).toMatchObject({
      situation: 'new-date',
      channel: 'message',
      code: 'new-date',
    });
  });

  it.each(['yes', 'talked'] as const)('%s: once more, a call after a coffee and a coffee after a call', (outcome) => {
    const last = { outcome, reason: null };
    expect(after(last)).toMatchObject({ situation: 'call', channel: 'call', code: 'again' });
    expect(after({ ...last, situation: 'call' })).toMatchObject({ situation: 'coffee', code: 'again' });
  });

  it('where everything else would be the same as last time: a hello', () => {
    const call: PastMessage = { ...coffeeByMail, situation: 'call', outcome: 'talked', reason: null };
    const refused: PastMessage = { ...coffeeByMail, channel: 'message', reason: 'too-busy' };
    const facts = { past: [call, refused], refusalsInARow: 0, comesBack: true, reach: ['email'], offers: [] } as const;
    expect(nextAngle(facts)).toEqual({ situation: 'just-hello', channel: 'email', offerId: null, code: 'hello' });
  });

  it('a lot on: something shorter, another way', () => {
    expect(after({ reason: 'too-busy' })).toMatchObject({ situation: 'call', channel: 'call', code: 'shorter' });
    expect(after({ reason: 'too-busy', situation: 'call', channel: 'call' })).toMatchObject({
      situation: 'just-hello',
      channel: 'email',
    });
  });

  it('no need right now: bring something, else a hello', () => {
    expect(after({ reason: 'no-need-now' }, { offers: ['a'] })).toMatchObject({
      situation: 'share-offer',
      offerId: 'a',
    });
    expect(after({ reason: 'no-need-now' })).toMatchObject({ situation: 'just-hello', offerId: null });
  });

  it('don’t know: ask once more, another way, with another offer', () => {
    expect(after({ offerId: 'a' }, { offers: ['a', 'b'] })).toEqual({
      situation: 'after-a-no',
      channel: 'message',
      offerId: 'b',
      code: 'other-way',
    });
  });

  it('silence: a call in place of a coffee, a coffee in place of a call, another way', () => {
    const silence = { outcome: 'silence', reason: null } as const;
    expect(after(silence)).toMatchObject({ situation: 'call', channel: 'call' });
    expect(after({ ...silence, situation: 'call', channel: 'call' })).toMatchObject({
      situation: 'coffee',
      channel: 'email',
    });
  });

  it('"After three times no or silence in a row only a yearly greeting is suggested"', () => {
    const first = after({}, { refusalsInARow: 3 });
    expect(first).toMatchObject({ situation: 'yearly-greeting', channel: 'email', code: 'greeting' });
    expect(after({ ...first, outcome: null, reason: null }, { refusalsInARow: 3 })).toMatchObject({
      situation: 'yearly-greeting',
      channel: 'message',
    });
  });

  it('after a note one may ask again', () => {
    const note = { situation: 'share-offer', channel: 'email', offerId: 'a', outcome: null, reason: null } as const;
    expect(after({}, { past: [note, coffeeByMail] })).toMatchObject({ situation: 'after-a-no', channel: 'message' });
    expect(after({ situation: 'thank-you', outcome: null }, { refusalsInARow: 0 })).toMatchObject({
      situation: 'coffee',
    });
  });
});

describe('a note in between (a birthday, a thank-you) changes nothing about how the last request was met', () => {
  const note = { situation: 'birthday', channel: 'message', offerId: null, outcome: null, reason: null } as const;
  const between = (request: Partial<PastMessage>) => after({}, { past: [note, { ...coffeeByMail, ...request }] });

  it('silence: still another way and occasion than the request had', () => {
    expect(between({ outcome: 'silence', reason: null })).toMatchObject({ situation: 'call', channel: 'call' });
  });

  it('a wrong date: still a new date, by the way of the request', () => {
    expect(between({ reason: 'wrong-date' })).toMatchObject({ situation: 'new-date', channel: 'email' });
  });

  it('don’t know: not by the way of the request, whichever way the note took', () => {
    expect(between({ reason: 'unknown' })).toMatchObject({ situation: 'after-a-no', channel: 'message' });
  });
});

const messages = fc.record({
  situation: fc.constantFrom(...situations),
  channel: fc.constantFrom(...channels),
  offerId: fc.constantFrom(null, 'a', 'b'),
  outcome: fc.constantFrom(null, ...outcomes),
  reason: fc.constantFrom(null, ...noReasons),
});
const facts: fc.Arbitrary<AngleFacts> = fc.record({
  past: fc.array(messages, { maxLength: 5 }),
  refusalsInARow: fc.nat(5),
  comesBack: fc.boolean(),
  reach: fc.subarray(['email', 'call', 'message'] as const),
  offers: fc.subarray(['a', 'b', 'c']),
});

describe('whatever has happened', () => {
  it('there is a next angle, always the same, never the combination of last time', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const angle = nextAngle(known);
        expect(situations).toContain(angle.situation);
        expect(nextAngle(known)).toEqual(angle);
        const [last] = known.past;
        if (last) expect([angle.situation, angle.channel]).not.toEqual([last.situation, last.channel]);
        if (known.past.some(({ offerId }) => offerId !== null)) {
          expect(known.past.map(({ offerId }) => offerId).filter(Boolean)).not.toContain(angle.offerId);
        }
      }),
    );
  });

  it('after three refusals it asks for nothing; a note never goes by phone', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const { situation, channel } = nextAngle(known);
        if (known.refusalsInARow >= 3) expect(situation).toBe('yearly-greeting');
        if (isNote(situation)) expect(channel).not.toBe('call');
      }),
    );
  });
});
