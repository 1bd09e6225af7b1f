import type { ToldKind } from '../../contacts/changes/change-kinds.js';
import type { Channel } from '../../contacts/domain/words.js';
import type { Direction } from '../../interactions/domain/words.js';
import type { MeetingState } from '../../meetings/domain/words.js';
import type { NoReason, Outcome, Situation } from '../../outreach/domain/words.js';
import type { TimelineKind } from '../../people/timeline/domain/timeline-order.js';
import type { ReminderKind } from '../../reminders/domain/words.js';

export class TimelineMailResponse {
  subject!: string | null;
  /** What was written; only where the user wants that kept. */
  words!: string | null;
  /** The act that takes it back with `POST /undo/{id}` */
  undo!: string | null;
}

/** One thing that happened, or is still to come. What else an entry says depends on its kind. */
export class TimelineEntryResponse {
  kind!: TimelineKind;
  /** The day it stands on, in the account's zone. */
  on!: string;
  /** The instant, where one is known. */
  at!: string | null;
  /** Of the thing itself: interaction, attempt, reminder, meeting, change, station, or the contact. */
  id!: string;
  /** interaction, drafted, sent, outcome */
  channel?: Channel;
  /** interaction */
  direction?: Direction;
  summary?: string | null;
  attemptId?: string | null;
  /** interaction: the mail that it was, null if it was none or nobody has read one */
  mail?: TimelineMailResponse | null;
  /** drafted, sent, outcome */
  situation?: Situation;
  subject?: string;
  /** outcome */
  outcome?: Outcome;
  reason?: NoReason | null;
  /** reminder, reminder-done */
  reminderKind?: ReminderKind;
  text?: string | null;
  /** meeting */
  endAt?: string;
  timeZone?: string;
  place?: string | null;
  state?: MeetingState;
  /** change: what was done, and the act that takes it back with `POST /undo/{id}` */
  change?: ToldKind;
  undo?: string | null;
  undoneAt?: string | null;
  /** added: linkedin, vcard, jogger, manual ... */
  source?: string;
  importId?: string | null;
  /** met: where, and since when as exactly as it is known */
  stationId?: string;
  organisation?: string;
  from?: string;
}

export class TimelineResponse {
  items!: TimelineEntryResponse[];
  nextCursor!: string | null;
}
