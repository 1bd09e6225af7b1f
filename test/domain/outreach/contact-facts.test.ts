import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../../src/common/local-date.js';
import {
  type AttemptOfContact,
  contactFacts,
  pausedAfter,
  refusalsWith,
} from '../../../src/outreach/domain/contact-facts.js';

let count = 0;

function sent(on: string, fields: Partial<AttemptOfContact> = {}): AttemptOfContact {
  count += 1;
  return {
    id: `attempt-${count}`,
    continues: false,
    state: 'sent',
    sentAt: `${on}T10:00:00.000Z`,
    sentOn: on,
    outcome: null,
    reason: null,
    outcomeOn: null,
    outcomeAt: null,
    comebackOn: null,
    blocksUntilOn: null,
    ...fields,
  };
}

function no(on: string, outcomeOn: string, fields: Partial<AttemptOfContact> = {}): AttemptOfContact {
  const came = { outcome: 'no', reason: 'too-busy', outcomeOn, outcomeAt: `${outcomeOn}T12:00:00.000Z` } as const;
  return sent(on, { state: 'closed', ...came, comebackOn: '2026-08-03', ...fields });
}

const nothing = {
  lastInMindOn: null,
  comebackOn: null,
  waitsUntilOn: null,
  lastNo: false,
  refusalsInARow: 0,
};

describe('what the messages to somebody say about them', () => {
  it('nothing without messages, and nothing by a draft', () => {
    expect(contactFacts([])).toEqual(nothing);
    expect(contactFacts([sent('2026-03-02', { state: 'drafted', sentAt: null, sentOn: null })])).toEqual(nothing);
  });

  it('"a sent attempt sets lastInMindOn", a note and a follow-up too', () => {
    const attempts = [sent('2026-03-02'), sent('2026-03-09', { continues: true }), sent('2026-01-01')];
    expect(contactFacts(attempts).lastInMindOn).toBe('2026-03-09');
  });

  it('"with a request that waits for an answer" they are blocked, however many have their answer', () => {
    const attempts = [
      sent('2026-03-02', { blocksUntilOn: '9999-12-31' }),
      sent('2026-03-03', { blocksUntilOn: '2026-04-01' }),
    ];
    expect(contactFacts(attempts).waitsUntilOn).toBe('9999-12-31');
  });

  it('"a comeback date that has come, whatever the standing, until the next attempt"', () => {
    const closed = no('2026-03-02', '2026-03-05');
    expect(contactFacts([closed]).comebackOn).toBe('2026-08-03');
    expect(contactFacts([closed, sent('2026-08-04')]).comebackOn).toBeNull();
    expect(contactFacts([sent('2026-08-04'), closed]).comebackOn).toBeNull();
  });

  it('a message that went out before the no does not use up its comeback date', () => {
    expect(contactFacts([no('2026-03-02', '2026-03-09'), sent('2026-03-05')]).comebackOn).toBe('2026-08-03');
  });

  it('on the day of the no the hour decides', () => {
    const closed = no('2026-03-02', '2026-03-05'); // written down at 12:00
    expect(contactFacts([closed, sent('2026-03-05', { sentAt: '2026-03-05T09:00:00.000Z' })]).comebackOn).toBe(
      '2026-08-03',
    );
    expect(contactFacts([closed, sent('2026-03-05', { sentAt: '2026-03-05T15:00:00.000Z' })]).comebackOn).toBeNull();
  });

  it.each([
    ['no-need-now', true],
    ['unknown', true],
    ['wrong-date', false],
    ['too-busy', false],
  ] as const)('"last outcome no counts only for no-need-now and unknown": %s', (reason, counts) => {
    expect(contactFacts([no('2026-03-02', '2026-03-05', { reason })]).lastNo).toBe(counts);
  });

  it('only the last outcome counts as a last no', () => {
    const refused = no('2026-03-02', '2026-03-05', { reason: 'unknown' });
    const talked = sent('2026-08-04', { state: 'answered', outcome: 'talked', outcomeOn: '2026-08-06' });
    expect(contactFacts([talked, refused]).lastNo).toBe(false);
  });

  it('"after three times no or silence in a row": a yes or talk begins anew', () => {
    const silence = no('2026-05-02', '2026-05-23', { outcome: 'silence', reason: null });
    const refusals = [no('2026-03-02', '2026-03-05'), silence, no('2026-09-02', '2026-09-05')];
    expect(contactFacts(refusals).refusalsInARow).toBe(3);
    const talk = sent('2026-07-01', { state: 'answered', outcome: 'talked', outcomeOn: '2026-07-05' });
    expect(contactFacts([...refusals, talk]).refusalsInARow).toBe(1);
    const stillWaiting = sent('2026-10-01', { outcome: 'no-answer-yet', outcomeOn: '2026-10-02' });
    expect(contactFacts([...refusals, stillWaiting]).refusalsInARow).toBe(3);
  });

  it('the outcome of a request is not counted again for its follow-ups', () => {
    const attempts = [no('2026-03-02', '2026-03-12'), no('2026-03-09', '2026-03-12', { continues: true })];
    expect(contactFacts(attempts).refusalsInARow).toBe(1);
  });
});

describe('"please-dont: paused until the user changes it"', () => {
  it.each([
    ['pauses', false, { before: null, after: 'please-dont' }, true],
    ['ends when another outcome is given', true, { before: 'please-dont', after: 'talked' }, false],
    ['ends with an undo', true, { before: 'please-dont', after: null }, false],
    ['stays when something else happens', true, { before: null, after: 'no' }, true],
    ['stays ended when something else happens after the user ended it', false, { before: null, after: null }, false],
    ['pauses again when it is said again', false, { before: 'please-dont', after: 'please-dont' }, true],
  ] as const)('%s', (_, paused, outcome, expected) => {
    expect(pausedAfter(paused, outcome)).toBe(expected);
  });
});

describe('"After three times no or silence in a row only a yearly greeting is suggested"', () => {
  const two = [no('2026-01-05', '2026-01-08'), no('2026-03-02', '2026-03-05')];
  const third = sent('2026-05-04', { blocksUntilOn: '9999-12-31' });

  it('the row is counted with the answer that is being given, whatever was given for it before', () => {
    expect(refusalsWith([...two, third], third, '2026-05-06')).toBe(3);
    const changed = no('2026-05-04', '2026-05-06');
    expect(refusalsWith([...two, changed], changed, '2026-05-07')).toBe(3);
    const talk = sent('2026-04-01', { outcome: 'talked', outcomeOn: '2026-04-02' });
    expect(refusalsWith([...two, talk, third], third, '2026-05-06')).toBe(1);
  });

  it('a greeting uses up the comeback, and the next one is a year later', () => {
    const refused = no('2026-05-04', '2026-05-06', { comebackOn: '2027-05-03' });
    expect(contactFacts([...two, refused]).comebackOn).toBe('2027-05-03');
    const greeting = sent('2027-05-05', { state: 'closed' });
    const { comebackOn, refusalsInARow } = contactFacts([...two, refused, greeting]);
    expect(refusalsInARow).toBe(3);
    expect(Math.abs(daysBetween('2027-05-05', comebackOn ?? '') - 365)).toBeLessThanOrEqual(0.15 * 365);
  });

  it('while a request waits there is none, and two refusals make none', () => {
    expect(
      contactFacts([...two, no('2026-05-04', '2026-05-06'), sent('2026-09-01', { blocksUntilOn: '9999-12-31' })])
        .comebackOn,
    ).toBeNull();
    expect(contactFacts([...two, sent('2026-09-01', { state: 'closed' })]).comebackOn).toBeNull();
  });
});
