import type { ToldKind } from '../../contacts/changes/change-kinds.js';
import type { Channel } from '../../contacts/domain/words.js';
import type { Direction } from '../../interactions/domain/words.js';
import type { MeetingState } from '../../meetings/domain/words.js';
import type { NoReason, Outcome, Situation } from '../../outreach/domain/words.js';
import type { ReminderKind } from '../../reminders/domain/words.js';
import type { PartialDate } from '../../stations/domain/partial-date.js';
import type { TimelinePlace } from './domain/timeline-order.js';

/** What each kind of entry says. */
interface Said {
  readonly interaction: {
    readonly channel: Channel;
    readonly direction: Direction;
    readonly summary: string | null;
    /** The message that it came of. */
    readonly attemptId: string | null;
    /** The mail that it was, as far as one was read. */
    readonly mail: TalkMail | null;
  };
  readonly drafted: Message;
  readonly sent: Message;
  readonly outcome: Message & { readonly outcome: Outcome; readonly reason: NoReason | null };
  readonly reminder: { readonly reminderKind: ReminderKind; readonly text: string | null };
  readonly 'reminder-done': { readonly reminderKind: ReminderKind; readonly text: string | null };
  readonly meeting: {
    readonly endAt: string;
    readonly timeZone: string;
    readonly place: string | null;
    readonly state: MeetingState;
  };
  readonly change: {
    readonly change: ToldKind;
    /** The act that takes it back; null where nothing can be taken back any more. */
    readonly undo: string | null;
    readonly undoneAt: string | null;
  };
  /** How they came here: a file, the memory jogger, by hand. */
  readonly added: { readonly source: string; readonly importId: string | null };
  /** Connected on LinkedIn. */
  readonly connected: object;
  /** The station where they met; its beginning may be known to the year or month only. */
  readonly met: { readonly stationId: string; readonly organisation: string; readonly from: PartialDate };
}

export interface TalkMail {
  readonly subject: string | null;
  /** What was written, if the user wants that kept. */
  readonly words: string | null;
  /** The act that takes it back; null where it can't be taken back any more. */
  readonly undo: string | null;
}

interface Message {
  readonly situation: Situation;
  readonly channel: Channel;
  readonly subject: string;
}

/** `at` is the instant where one is known; the id is that of the thing, and unique together with the kind. */
type EntryOf<K extends keyof Said> = Omit<TimelinePlace, 'kind'> & { readonly kind: K } & Said[K];

export type TimelineEntry = { readonly [K in keyof Said]: EntryOf<K> }[keyof Said];
