import type { Became } from './words.js';

/** What a calendar answers (RFC 5546, 3.2.3 and 3.2.7), as far as it counts here. Instants: ISO 8601 in UTC. */
export interface CalendarReply {
  readonly method: 'REPLY' | 'COUNTER';
  /** In small letters. */
  readonly uid: string;
  readonly sequence: number;
  readonly stampedAt: string;
  /** Who is named as taking part, addresses in small letters, and what each says, in capitals. */
  readonly attendees: readonly { readonly address: string; readonly partstat: string }[];
  /** Another time; null: none, or none that can be read. */
  readonly time: { readonly startAt: string; readonly endAt: string } | null;
  readonly comment: string | null;
}

/** Clocks go wrong by hours, where a zone is left out; what lies further ahead is no moment at all. In ms. */
const MOST_AHEAD_MS = 86_400_000;

/** What it is held against. */
export interface Asked {
  /** In small letters. */
  readonly address: string;
  readonly sequence: number;
  readonly repliedAt: string | null;
  readonly startAt: string;
  readonly endAt: string;
}

export interface Verdict {
  readonly became: Became;
  /** What they say to the meeting as it is; null: nothing. */
  readonly response: 'accepted' | 'tentative' | 'declined' | null;
  readonly proposed: CalendarReply['time'];
}

const responses: Readonly<Record<string, Verdict['response']>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
};

/**
 * What an answer means. Null: it is no answer of whom we asked (somebody else's ATTENDEE, delegated, nothing said). `old`:
 * it is about an earlier state of the meeting, or not newer than the answer before it (RFC 5546, 2.1.5). An ORGANIZER is
 * not asked for: outlook.com leaves it out. Never throws.
 */
export function replyVerdict(reply: CalendarReply, asked: Asked, now: Date): Verdict | null {
  const theirs = reply.attendees.find(({ address }) => address === asked.address);
  if (!theirs) return null;
  const response = responses[theirs.partstat] ?? null;
  const proposed = reply.method === 'COUNTER' && isOther(reply.time, asked) ? reply.time : null;
  if (response === null && proposed === null) return null;
  if (isLate(reply, asked, now)) return { became: 'old', response: null, proposed: null };
  return { became: proposed ? 'proposed' : (response ?? 'old'), response, proposed };
}

/**
 * The DTSTAMP of an answer as it counts: one that lies more than a day ahead is that of a wrong clock, and counts as now, so
 * that the next answer is newer. Instants, ISO 8601 in UTC. Never throws.
 *
 * @example believedStamp('2099-01-01T00:00:00.000Z', new Date('2026-11-24T08:00:00Z')) // '2026-11-24T08:00:00.000Z'
 */
export function believedStamp(stampedAt: string, now: Date): string {
  const latest = new Date(now.getTime() + MOST_AHEAD_MS).toISOString();
  return stampedAt > latest ? now.toISOString() : stampedAt;
}

function isLate({ sequence, stampedAt }: CalendarReply, { sequence: asked, repliedAt }: Asked, now: Date): boolean {
  if (sequence < asked) return true;
  // what was kept of a wrong clock says nothing
  const before = repliedAt !== null && believedStamp(repliedAt, now) === repliedAt ? repliedAt : null;
  return before !== null && believedStamp(stampedAt, now) <= before;
}

function isOther(time: CalendarReply['time'], { startAt, endAt }: Asked): boolean {
  return time !== null && (time.startAt !== startAt || time.endAt !== endAt);
}
