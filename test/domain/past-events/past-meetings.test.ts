import { describe, expect, it } from 'vitest';
import { channelOf, pastMeetings, type ToldEvent } from '../../../src/past-events/domain/past-meetings.js';

const now = Date.parse('2026-11-23T08:00:00Z');
const HOUR = 3_600_000;
const own = new Set(['kim@example.org']);

function event(fields: Partial<ToldEvent> = {}): ToldEvent {
  return {
    ...{ uid: 'u', occurrence: null, start: now - 2 * HOUR, end: now - HOUR, allDay: false },
    ...{ summary: 'Plausch', place: null, organizer: person('kim@example.org'), status: 'confirmed' },
    ...{ attendees: [person('kim@example.org'), person('tom@example.org')] },
    ...fields,
  };
}
function person(address: string, answer: string | null = null): ToldEvent['attendees'][number] {
  return { address, answer };
}
const found = (...events: ToldEvent[]) => pastMeetings(events, { own, now });

describe('events that were meetings', () => {
  it('have others than the user, each once, the organizer too', () => {
    const attendees = [person('tom@example.org'), person('ute@example.org')];
    const [meeting] = found(event({ attendees, organizer: person('tom@example.org') })).meetings;
    expect(meeting?.addresses).toEqual(['tom@example.org', 'ute@example.org']);
    expect(found(event({ attendees: [], organizer: null })).meetings).toEqual([]);
  });

  it.each([
    ['whole days', { allDay: true }],
    ['what is cancelled', { status: 'cancelled' as const }],
    ['what the user declined', { attendees: [person('kim@example.org', 'DECLINED'), person('tom@example.org')] }],
    ['what is not over yet', { end: now + 1 }],
    ['what nobody else came to', { attendees: [person('kim@example.org'), person('tom@example.org', 'DECLINED')] }],
  ])('are not %s', (_, fields) => {
    expect(found(event(fields))).toEqual({ meetings: [], large: 0 });
  });

  it('have 12 people at most', () => {
    const crowd = (count: number): ToldEvent['attendees'] =>
      Array.from({ length: count }, (_, index) => person(`p${index}@example.org`));
    const organizer = person('kim@example.org');
    expect(found(event({ attendees: crowd(11), organizer })).meetings).toHaveLength(1);
    expect(found(event({ attendees: crowd(12), organizer }))).toEqual({ meetings: [], large: 1 });
  });

  it('are told apart by what they are and which one of a series', () => {
    const keys = found(event(), event({ occurrence: 1 }), event({ occurrence: 2 }), event({ uid: 'v' })).meetings;
    expect(new Set(keys.map(({ key }) => key)).size).toBe(4);
    // moved after it was counted: still the same one
    expect(found(event({ start: now - 9 * HOUR })).meetings[0]?.key).toBe(keys[0]?.key);
  });
});

describe('how people met', () => {
  it.each([
    ['Plausch', 'https://meet.google.com/abc', 1, 'video'],
    ['Plausch', 'Microsoft Teams-Besprechung', 1, 'video'],
    ['Zoom mit Tom', null, 1, 'video'],
    ['Videoanruf', null, 1, 'video'],
    ['Telefonat mit Tom', null, 1, 'call'],
    ['Plausch', '+49 30 1234567', 1, 'call'],
    ['Plausch', 'Café Nord', 1, 'coffee'],
    ['Abendessen', 'Zuhause', 2, 'coffee'],
    ['Treffen', 'Café Nord', 5, 'event'],
    ['Treffen', null, 5, 'event'],
    ['Plausch', null, 1, 'other'],
    [null, null, 1, 'other'],
  ])('%s, %s, with %i others: %s', (summary, place, others, channel) => {
    expect(channelOf({ summary, place }, others)).toBe(channel);
  });
});
