import type { MeetingPerson } from './meeting-person.entity.js';
import type { Meeting } from './meeting.entity.js';

export interface MeetingWithPeople extends Meeting {
  readonly people: readonly MeetingPerson[];
}
