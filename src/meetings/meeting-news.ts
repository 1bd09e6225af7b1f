import type { WebhookEvent } from '../webhooks/new-delivery.js';
import type { MeetingWithPeople } from './meeting-with-people.js';

/** What webhooks are told of a meeting: when it is and with whom, and nothing of what is written there. */
export function meetingNews(name: 'meeting.created' | 'meeting.changed', meeting: MeetingWithPeople): WebhookEvent {
  const { id, startAt: start, endAt: end, timeZone, state, attemptId, people } = meeting;
  const contactIds = people.map(({ contactId }) => contactId);
  return { name, data: { meeting: { id, start, end, timeZone, state, attemptId, contactIds } } };
}

/** It is gone. */
export function meetingGone(id: string): WebhookEvent {
  return { name: 'meeting.removed', data: { meeting: { id } } };
}

/** True if anything of it is another than before, but for the moment of its change. */
export function isOtherMeeting(one: MeetingWithPeople, other: MeetingWithPeople): boolean {
  return contentOf(one) !== contentOf(other);
}

function contentOf({ updatedAt: _, people, ...meeting }: MeetingWithPeople): string {
  const contactIds = people.map(({ contactId }) => contactId).sort();
  return JSON.stringify([contactIds, Object.entries(meeting).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
