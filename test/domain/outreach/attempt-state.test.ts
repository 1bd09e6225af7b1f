import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/common/local-date.js';
import { never } from '../../../src/contacts/domain/rank-columns.js';
import {
  afterMove,
  assertFollowUpFits,
  type AttemptFacts,
  type Move,
  patientFrom,
  withFollowUps,
} from '../../../src/outreach/domain/attempt-state.js';
import { noReasons, noteSituations, outcomes, requestSituations } from '../../../src/outreach/domain/words.js';
import { sentOn, comeback, aDraft, after, sending, aRequest, aNote, followUp, time, outcome } from './attempt-moves.js';

describe('the state table of product.md, "Attempts"', () => {
  it.each(requestSituations)('"drafted | sent | sent (requests)": %s', (situation) => {
    expect(after(aDraft({ situation }), sending)).toMatchObject({
      state: 'sent',
      sentOn,
      lastMessageOn: sentOn,
      silentOn: '2026-03-23',
      blocksUntilOn: never,
    });
  });

  it.each(noteSituations)(
    '"closed (notes)": "Notes close when sent, with no follow-up, no silence": %s',
    (situation) => {
      const sent = after(aDraft({ situation }), sending);
      expect(sent).toMatchObject({ state: 'closed', sentOn, outcome: null, silentOn: null, blocksUntilOn: null });
      expect(after(sent, time('2030-01-01'))).toBe(sent);
      expect(() => after(sent, followUp('2026-03-09'))).toThrow('asks for nothing');
    },
  );

  it('"follow-up continues its request": sent, but its request waits, not it', () => {
    const sent = after(aDraft({ situation: 'follow-up', continues: true }), sending);
    expect(sent).toMatchObject({ state: 'sent', sentOn, silentOn: null, blocksUntilOn: null });
  });

  it('a follow-up that belongs to no request waits by itself', () => {
    expect(after(aDraft({ situation: 'follow-up' }), sending).silentOn).toBe('2026-03-23');
  });

  it('"sent | follow-up sent | sent | the clock of silence starts anew"', () => {
    expect(after(aRequest(), followUp('2026-03-09'))).toMatchObject({
      state: 'sent',
      sentOn,
      lastMessageOn: '2026-03-09',
      followUpsSent: 1,
      silentOn: '2026-03-30',
      blocksUntilOn: never,
    });
  });

  it('"a second follow-up only by hand after 21 days"', () => {
    const once = after(aRequest(), followUp('2026-03-09'));
    expect(() => after(once, followUp('2026-03-29'))).toThrow('from 2026-03-30');
    expect(after(once, followUp('2026-03-30'))).toMatchObject({ followUpsSent: 2, lastMessageOn: '2026-03-30' });
  });

  it('the second follow-up reopens a request that silence has closed on its day', () => {
    const silent = after(aRequest(), followUp('2026-03-09'), time('2026-03-30'));
    expect(after(silent, followUp('2026-04-01'))).toMatchObject({
      state: 'sent',
      outcome: null,
      comebackOn: null,
      silentOn: '2026-04-22',
    });
  });

  it('"a third never"', () => {
    const twice = after(aRequest(), followUp('2026-03-09'), followUp('2026-03-30'));
    expect(() => assertFollowUpFits(twice, '2027-01-01')).toThrow('Two reminders are enough');
  });

  it.each(['yes', 'talked'] as const)(
    '"sent | yes, talked | answered | 30 days later it blocks no more": %s',
    (word) => {
      expect(after(aRequest(), outcome({ outcome: word }))).toMatchObject({
        state: 'answered',
        outcome: word,
        outcomeOn: '2026-03-05',
        silentOn: null,
        comebackOn: null,
        blocksUntilOn: '2026-04-04',
      });
    },
  );

  it('"or after the meeting, it blocks no more"', () => {
    const met = after(aRequest(), outcome({ outcome: 'yes', meetingOn: '2026-05-20' }));
    expect(met.blocksUntilOn).toBe('2026-05-21');
  });

  it.each([
    ['wrong-date', '2026-03-19'],
    ['too-busy', '2026-05-04'],
    ['unknown', '2026-06-03'],
    ['no-need-now', '2026-09-01'],
  ] as const)(
    '"sent | no | closed | comeback wrong-date 14, too-busy 60, unknown 90, no-need-now 180 days": %s',
    (reason, on) => {
      expect(after(aRequest(), outcome({ outcome: 'no', reason }))).toMatchObject({
        state: 'closed',
        outcome: 'no',
        reason,
        comebackOn: on,
        silentOn: null,
        blocksUntilOn: null,
      });
    },
  );

  it('"no (reason; default unknown)"', () => {
    expect(after(aRequest(), outcome({ outcome: 'no' }))).toMatchObject({
      reason: 'unknown',
      comebackOn: '2026-06-03',
    });
  });

  it('"sent | please-dont | closed": without a day to come back', () => {
    expect(after(aRequest(), outcome({ outcome: 'please-dont' }))).toMatchObject({
      state: 'closed',
      comebackOn: null,
      blocksUntilOn: null,
    });
  });

  it('"sent | 21 days after the last message | closed (silence) | comeback 90 days after that day"', () => {
    const waiting = aRequest();
    expect(after(waiting, time('2026-03-22'))).toBe(waiting);
    const silent = { state: 'closed', outcome: 'silence', outcomeOn: '2026-03-23', comebackOn: '2026-06-21' };
    expect(after(waiting, time('2026-03-23'))).toMatchObject(silent);
    expect(after(waiting, time('2026-04-15'))).toMatchObject(silent);
  });

  it('"any | another outcome | as above": nothing of the earlier one stays', () => {
    const no = after(aRequest(), outcome({ outcome: 'no', reason: 'too-busy' }));
    const yes = after(no, outcome({ outcome: 'yes', on: '2026-03-10' }));
    expect(yes).toEqual(after(aRequest(), outcome({ outcome: 'yes', on: '2026-03-10' })));
    expect(after(yes, outcome({ outcome: 'no', reason: 'too-busy' }))).toEqual(no);
  });

  it('no-answer-yet keeps it sent, and brings it back to waiting', () => {
    const open = after(aRequest(), outcome({ outcome: 'no-answer-yet' }));
    expect(open).toMatchObject({ state: 'sent', silentOn: '2026-03-23', blocksUntilOn: never });
    const back = after(aRequest(), outcome({ outcome: 'yes' }), outcome({ outcome: 'no-answer-yet' }));
    expect(back).toEqual(open);
  });

  it('who still waits after the silence waits 21 days more', () => {
    const silent = after(aRequest(), time('2026-03-23'));
    expect(after(silent, outcome({ outcome: 'no-answer-yet', on: '2026-04-01' })).silentOn).toBe('2026-04-22');
    expect(patientFrom('2026-03-10', aRequest())).toEqual(aRequest());
  });

  it('somebody may answer a note', () => {
    expect(after(aNote(), outcome({ outcome: 'talked' }))).toMatchObject({ state: 'answered', outcome: 'talked' });
    expect(after(aNote(), outcome({ outcome: 'no-answer-yet' }))).toMatchObject({ state: 'closed', silentOn: null });
    expect(() => after(aNote(), outcome({ outcome: 'silence' }))).toThrow('no silence to record');
  });
});

describe('moves that the table does not have are refused', () => {
  it.each([
    ['an outcome of a draft', aDraft(), outcome({ outcome: 'yes' }), 'has not been sent yet'],
    ['a follow-up of a draft', aDraft(), followUp(sentOn), 'has not been sent yet'],
    ['sending twice', aRequest(), sending, 'has been sent already'],
    ['sending a note twice', aNote(), sending, 'has been sent already'],
    [
      'a follow-up after a yes',
      after(aRequest(), outcome({ outcome: 'yes' })),
      followUp('2026-03-09'),
      'its answer already',
    ],
    [
      'a follow-up after a no',
      after(aRequest(), outcome({ outcome: 'no' })),
      followUp('2026-03-09'),
      'its answer already',
    ],
    ['an answer before the message', aRequest(), outcome({ outcome: 'yes', on: '2026-03-01' }), 'before the day'],
    ['a follow-up before the message', aRequest(), followUp('2026-03-01'), 'before the day'],
  ] as const)('%s', (_, facts, move, sentence) => {
    expect(() => after(facts, move)).toThrow(sentence);
  });
});

it('the clock of silence follows from the messages that went out, in any order', () => {
  expect(withFollowUps(aRequest(), ['2026-03-30', '2026-03-09'])).toMatchObject({
    lastMessageOn: '2026-03-30',
    followUpsSent: 2,
    silentOn: '2026-04-20',
  });
  expect(withFollowUps(after(aRequest(), followUp('2026-03-09')), [])).toEqual(aRequest());
  expect(withFollowUps(aDraft(), [])).toEqual(aDraft());
});

describe('whatever happens in whatever order', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(sentOn, days));
  const move: fc.Arbitrary<Move> = fc.oneof(
    day.map((on): Move => ({ kind: 'sent', on })),
    day.map(followUp),
    day.map(time),
    fc
      .record({
        outcome: fc.constantFrom(...outcomes),
        reason: fc.option(fc.constantFrom(...noReasons)),
        on: day,
        meetingOn: fc.option(day),
      })
      .map((given): Move => ({ kind: 'outcome', given })),
  );
  const situation = fc.constantFrom('coffee' as const, 'just-hello' as const);

  it('a comeback date follows only from a no or silence, and at most two follow-ups go out', () => {
    fc.assert(
      fc.property(situation, fc.array(move, { maxLength: 12 }), (asked, moves) => {
        let facts = aDraft({ situation: asked });
        for (const next of moves) {
          facts = ifPossible(facts, next);
          expect(facts.comebackOn !== null).toBe(facts.outcome === 'no' || facts.outcome === 'silence');
          expect(facts.reason !== null).toBe(facts.outcome === 'no');
          expect(facts.followUpsSent).toBeLessThanOrEqual(2);
          expect(facts.silentOn !== null).toBe(facts.state === 'sent');
          expect(facts.blocksUntilOn === never).toBe(facts.state === 'sent');
          expect(facts.state === 'drafted').toBe(facts.sentOn === null);
          if (asked === 'just-hello') expect(facts.state).not.toBe('sent');
        }
      }),
    );
  });

  function ifPossible(facts: AttemptFacts, next: Move): AttemptFacts {
    try {
      return afterMove(facts, next, comeback);
    } catch (refusal) {
      expect(refusal).toHaveProperty(
        'status',
        expect.toSatisfy((status) => status === 409 || status === 422),
      );
      return facts;
    }
  }
});
