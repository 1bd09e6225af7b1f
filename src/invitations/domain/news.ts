import type { MeetingState } from '../../meetings/domain/words.js';
import type { News } from './words.js';

/** What somebody was told last, as far as anybody knows. */
export interface Sent {
  readonly method: 'request' | 'cancel';
  /** Of the mail about it: `turned-away` never arrived, of `unclear` nobody knows. */
  readonly state: 'waiting' | 'sent' | 'turned-away' | 'unclear';
  readonly sequence: number;
  /** A mail before this one arrived. */
  readonly wasSent: boolean;
  /** It said the time, the place and the title that the meeting has now. */
  readonly isSame: boolean;
}

interface Now {
  /** They take part. */
  readonly isThere: boolean;
  readonly state: MeetingState;
  /** It has not begun. */
  readonly isAhead: boolean;
  readonly sent: Sent | null;
}

/**
 * What there is to tell one person about a meeting; null: nothing. Only what is agreed and has not begun is worth an
 * invitation, and only somebody who may have one hears that it is off. Never throws. Source: RFC 5546, 3.2.2 and 3.2.5.
 *
 * @example newsFor({ isThere: true, state: 'agreed', isAhead: true, sent: null }) // 'invite'
 */
export function newsFor({ isThere, state, isAhead, sent }: Now): News | null {
  if (!isAhead || state === 'done') return null;
  const isOff = !isThere || state === 'not-this-time';
  if (isOff) return toCancel(sent);
  return state === 'agreed' ? toInvite(sent) : null;
}

/** They may have an invitation, and nothing says that it is off. */
function isInvited(sent: Sent | null): boolean {
  return sent?.method === 'request' && (sent.wasSent || sent.state !== 'turned-away');
}

function isInDoubt({ state }: Sent): boolean {
  return state === 'turned-away' || state === 'unclear';
}

function toInvite(sent: Sent | null): News | null {
  if (sent === null || !isInvited(sent)) return 'invite';
  if (isInDoubt(sent)) return sent.wasSent ? 'update' : 'invite';
  return sent.isSame ? null : 'update';
}

function toCancel(sent: Sent | null): News | null {
  if (isInvited(sent)) return 'cancel';
  return sent?.method === 'cancel' && isInDoubt(sent) ? 'cancel' : null;
}

/**
 * The SEQUENCE of the next mail (RFC 5545, 3.8.7.4; RFC 5546, 2.1.4): one higher than the last, unless it says the same
 * once more, and never lower than the meeting's. Never throws.
 *
 * @example nextSequence({ news: 'cancel', meeting: 0, sent: { sequence: 0, method: 'request', isSame: true } }) // 1
 */
export function nextSequence({
  news,
  meeting,
  sent,
}: {
  readonly news: News;
  readonly meeting: number;
  readonly sent: Pick<Sent, 'sequence' | 'method' | 'isSame'> | null;
}): number {
  if (!sent) return news === 'cancel' ? meeting + 1 : meeting;
  const isAgain = sent.method === (news === 'cancel' ? 'cancel' : 'request') && (news === 'cancel' || sent.isSame);
  return Math.max(sent.sequence + (isAgain ? 0 : 1), meeting);
}
