import type { DeliveryResult, OutgoingMail } from './mailer.js';
import { type SmtpServer, SmtpSession } from './smtp-conversation.js';

/** How long a connection waits for the next mail, in ms: the mails of one minute go one after the other, and then it is closed. */
const IDLE_MS = 5_000;

/** Mails on one connection: many servers close it around there by themselves. nodemailer's pool has the same number. */
const MOST_MAILS = 100;

interface Idle {
  readonly session: SmtpSession;
  readonly mails: number;
  readonly timer: NodeJS.Timeout;
}

/**
 * Takes mails to one server, on connections that are kept between them: a greeting costs more than a mail, as servers let
 * strangers wait for it. As many as there are mails at the same time; how many that are is the caller's business (Lanes).
 */
export class SmtpSessions {
  private readonly idle: Idle[] = [];

  constructor(private readonly server: () => SmtpServer) {}

  /** Never throws. A kept connection that turns out to be closed is no try: the mail goes by a new one. */
  async deliver(mail: OutgoingMail): Promise<DeliveryResult> {
    for (let kept = this.take(); kept !== null; kept = this.take()) {
      const { result, isGone } = await kept.session.deliver(mail);
      this.keep(kept.session, kept.mails + 1);
      if (!isGone) return result;
    }
    const session = new SmtpSession(this.server());
    const { result } = await session.deliver(mail);
    this.keep(session, 1);
    return result;
  }

  /** Says goodbye on every connection that no mail is on. */
  end(): void {
    for (let kept = this.take(); kept !== null; kept = this.take()) kept.session.end();
  }

  private take(): Idle | null {
    for (let kept = this.idle.pop(); kept !== undefined; kept = this.idle.pop()) {
      clearTimeout(kept.timer);
      if (kept.session.isOpen) return kept;
    }
    return null;
  }

  private keep(session: SmtpSession, mails: number): void {
    if (!session.isOpen) return;
    if (mails >= MOST_MAILS) {
      session.end();
      return;
    }
    const timer = setTimeout(() => {
      this.idle.splice(this.idle.indexOf(kept), 1);
      session.end();
    }, IDLE_MS);
    const kept: Idle = { session, mails, timer };
    this.idle.push(kept);
  }
}
