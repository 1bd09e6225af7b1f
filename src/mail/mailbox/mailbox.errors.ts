import type { ConnectionProblem } from '../own/domain/connection-problem.js';

/** A mailbox could not be opened, or was lost on the way: at which step, and what the server said (never for the log). */
export class MailboxProblem extends Error {
  /** Whether the connection was encrypted while somebody signed in; where none came so far, false. */
  readonly isEncrypted: boolean;

  constructor(
    readonly step: ConnectionProblem,
    readonly answer: string,
    options: ErrorOptions & { readonly isEncrypted?: boolean } = {},
  ) {
    super(`mailbox: ${step}`, options);
    this.name = 'MailboxProblem';
    this.isEncrypted = options.isEncrypted ?? false;
  }
}

/** One mail cost the connection (it is larger than what is read); it is passed over, and the next look goes on behind it. */
export class LookAgain extends Error {}
