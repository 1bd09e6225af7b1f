import { expect, test } from 'vitest';
import type { InvalidInput } from '../../../src/common/errors.js';
import { assertMeetingTime } from '../../../src/meetings/domain/meeting-time.js';

const startAt = '2026-12-01T14:00:00.000Z';

/** What is said against such an end; null: nothing. */
function refusal(endAt: string, parent?: string): unknown {
  try {
    assertMeetingTime({ startAt, endAt }, parent);
    return null;
  } catch (error) {
    return (error as InvalidInput).errors[0];
  }
}

test.each(['2026-12-01T14:00:00.001Z', '2026-12-01T14:45:00.000Z', '2026-12-02T14:00:00.000Z'])(
  'a meeting from 14:00 to %s is one',
  (endAt) => expect(refusal(endAt)).toBeNull(),
);

test.each(['2026-12-01T14:00:00.000Z', '2026-12-01T13:00:00.000Z'])(
  'one from 14:00 to %s ends before it begins',
  (endAt) => expect(refusal(endAt)).toMatchObject({ pointer: '/end', code: 'meetingEndsFirst' }),
);

test('one of more than 24 hours is a trip; the answer points to its end', () => {
  expect(refusal('2026-12-02T14:00:00.001Z', '/meeting')).toMatchObject({
    ...{ pointer: '/meeting/end', code: 'meetingTooLong' },
  });
});
