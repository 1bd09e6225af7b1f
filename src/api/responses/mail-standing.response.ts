import type { MailStanding } from '../../mail/mail-standing.entity.js';

export class MailStandingResponse {
  /** Since then no mail is made, as the address takes none; null: all is well. */
  stoppedAt!: string | null;
  /** What the mail server said. */
  answer!: string | null;
  /** Days on which the address was refused since the last mail that was accepted. Three stop the mails. */
  refusals!: number;
  /** Mails that came back. Two stop the mails. */
  bounces!: number;
}

/** An account without a row has never had any trouble. */
export function mailStandingResponse(standing: MailStanding | null): MailStandingResponse {
  if (standing === null) return { stoppedAt: null, answer: null, refusals: 0, bounces: 0 };
  const { stoppedAt, stoppedWhy, refusals, bounces } = standing;
  return { stoppedAt, answer: stoppedWhy, refusals, bounces };
}
