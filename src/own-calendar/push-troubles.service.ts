import { Injectable } from '@nestjs/common';
import type { PushedEvent } from './pushed-event.entity.js';
import { PushedEventsStore } from './pushed-events.store.js';
import { type MeetingHere, WantedMeetings } from './wanted-meetings.query.js';

/**
 * changed, removed: somebody has changed or removed it there, and the user says what counts · there-already: something else stands
 * there for it · refused: the server does not take it
 */
const pushTroubles = ['changed', 'removed', 'there-already', 'refused'] as const;

/** A meeting that does not stand in the user's own calendar as they may think. */
export interface PushTrouble {
  readonly calendarAccountId: string;
  readonly meetingId: string;
  readonly kind: (typeof pushTroubles)[number];
  /** What the server said, where it refused; for the user, never for the log. */
  readonly answer: string | null;
}

/** What the user should know about their meetings in their own calendar. At most 50, the newest meetings first. */
@Injectable()
export class PushTroubles {
  constructor(
    private readonly store: PushedEventsStore,
    private readonly meetings: WantedMeetings,
  ) {}

  /** Of all calendars. */
  async list(accountId: string): Promise<PushTrouble[]> {
    return (await this.store.troubles(accountId, {})).map(troubleOf);
  }

  /** Of one meeting: one calendar account each. */
  async ofMeeting(accountId: string, meetingId: string): Promise<PushTrouble[]> {
    return (await this.store.troubles(accountId, { uid: meetingId })).map(troubleOf);
  }

  /** Of one calendar account, those that need no word of the user, with the meeting as it is here. */
  async notWritten(accountId: string, calendarAccountId: string): Promise<(PushTrouble & { ours: MeetingHere })[]> {
    const events = await this.store.troubles(accountId, { calendarAccountId });
    const quiet = events.filter(({ state }) => state !== 'conflict');
    const here = await this.meetings.here(
      accountId,
      quiet.map(({ uid }) => uid),
    );
    return quiet.flatMap((event) => {
      const ours = here.get(event.uid);
      return ours ? [{ ...troubleOf(event), ours }] : [];
    });
  }
}

function troubleOf({ calendarAccountId, uid, problem, problemAnswer, state }: PushedEvent): PushTrouble {
  const kind = pushTroubles.find((word) => word === problem) ?? 'changed';
  return { calendarAccountId, meetingId: uid, kind, answer: state === 'waiting' ? problemAnswer : null };
}
