import { expect, it } from 'vitest';
import { movedIn } from '../../../src/people/merge/domain/moved-by-name.js';

it('says what moved in a merge by the names of the movers', () => {
  expect(movedIn({ moved: { reminders: ['1'] } })).toEqual({ reminders: ['1'] });
});

it('reads a merge that was noted before there were movers, so that it can be taken back all the same', () => {
  const earlier = {
    traces: {
      interactions: ['talk'],
      attempts: { attempts: ['message'], slots: ['time'] },
      places: { moved: ['place'], dropped: [] },
      reminders: ['thing'],
      suggestions: ['week'],
    },
    pointers: { introduced: [], changes: ['edit'], rows: [], card: null, dismissed: [], ledToThem: ['old'] },
  };
  expect(movedIn(earlier)).toMatchObject({
    interactions: ['talk'],
    attempts: ['message'],
    held_slots: ['time'],
    places: { moved: ['place'], dropped: [] },
    reminders: ['thing'],
    suggestion_events: ['week'],
    introduced: [],
    changes: ['edit'],
    rows: [],
    card: null,
    contact_extras: undefined,
    dismissed: [],
    ledToThem: ['old'],
  });
});
