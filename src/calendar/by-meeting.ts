import type { FeedAttendee } from './feed.query.js';

/** Who takes part in which meeting. */
export function byMeeting(people: readonly FeedAttendee[]): ReadonlyMap<string, readonly FeedAttendee[]> {
  const groups = new Map<string, FeedAttendee[]>();
  for (const person of people) {
    const group = groups.get(person.meetingId);
    if (group) group.push(person);
    else groups.set(person.meetingId, [person]);
  }
  return groups;
}
