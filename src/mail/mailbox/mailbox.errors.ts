import type { ConnectionProblem } from '../own/domain/words.js';

/** A mailbox could not be opened, or was lost on the way: at which step, and what the server said (never for the log). */
export class MailboxProblem extends Error {
  constructor(
    readonly step: ConnectionProblem,
    readonly answer: string,
    options?: ErrorOptions,
  ) {
    super(`mailbox: ${step}`, options);
    this.name = 'MailboxProblem';
  }
}

/** One mail cost the connection (it is larger than what is read); it is passed over, and the next look goes on behind it. */
export class LookAgain extends Error {}
