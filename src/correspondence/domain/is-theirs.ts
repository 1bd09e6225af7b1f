import type { SenderCheck } from '../../mail/mailbox/domain/sender-check.js';

interface Told {
  readonly direction: 'inbound' | 'outbound';
  /** The place of the mail tells its direction: nobody but the user can put a mail there. */
  readonly isPlaceTold: boolean;
  /** What the server that took the mail in says about its sender's address; null: nothing. */
  readonly check: SenderCheck | null;
}

/**
 * Whether a mail counts as one of whom it names as its sender. Who writes under somebody's address fails the check of servers
 * that make it. A mail that came in as the user's own (a blind copy to oneself, or somebody under their address) counts only
 * if the check passed, or if the server makes none, as for mails that never left it. Never throws.
 */
export function isTheirs({ direction, isPlaceTold, check }: Told): boolean {
  if (direction === 'outbound' && isPlaceTold) return true;
  if (direction === 'outbound') return check === 'passed' || check === null;
  return check !== 'failed';
}
