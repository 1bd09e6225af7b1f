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
export function replyVerdict(reply: CalendarReply, asked: Asked): Verdict | null {
  const theirs = reply.attendees.find(({ address }) => address === asked.address);
  if (!theirs) return null;
  const response = responses[theirs.partstat] ?? null;
  const proposed = reply.method === 'COUNTER' && isOther(reply.time, asked) ? reply.time : null;
  if (response === null && proposed === null) return null;
  if (isLate(reply, asked)) return { became: 'old', response: null, proposed: null };
  return { became: proposed ? 'proposed' : (response ?? 'old'), response, proposed };
}

function isLate({ sequence, stampedAt }: CalendarReply, asked: Asked): boolean {
  return sequence < asked.sequence || (asked.repliedAt !== null && stampedAt <= asked.repliedAt);
}

function isOther(time: CalendarReply['time'], { startAt, endAt }: Asked): boolean {
  return time !== null && (time.startAt !== startAt || time.endAt !== endAt);
}
