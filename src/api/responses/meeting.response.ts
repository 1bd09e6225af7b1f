import type { MeetingResponseWord, MeetingState } from '../../meetings/domain/words.js';
import type { MeetingWithPeople } from '../../meetings/meeting-with-people.js';

export class MeetingPersonResponse {
  contactId!: string;
  response!: MeetingResponseWord;
}

export class MeetingResponse {
  id!: string;
  start!: string;
  end!: string;
  timeZone!: string;
  place!: string | null;
  title!: string | null;
  note!: string | null;
  /** The way there, in minutes, and the same back; null: as the settings have it. */
  travelMinutes!: number | null;
  state!: MeetingState;
  contactIds!: string[];
  people!: MeetingPersonResponse[];
  /** The message whose yes agreed on it. */
  attemptId!: string | null;
  /** Rises with each change of the time. */
  sequence!: number;
  createdAt!: string;
  updatedAt!: string;
}

export class MeetingListResponse {
  items!: MeetingResponse[];
  nextCursor!: string | null;
}

export function meetingResponse(meeting: MeetingWithPeople): MeetingResponse {
  const { accountId: _, startAt: start, endAt: end, people, ...shown } = meeting;
  return {
    ...shown,
    start,
    end,
    contactIds: people.map(({ contactId }) => contactId),
    people: people.map(({ contactId, response }) => ({ contactId, response })),
  };
}
