import type { OnApplicationShutdown } from '@nestjs/common';
import type { Failpoint } from '../common/failpoint.js';
import { type DeliveryResult, Mailer, type OutgoingMail } from './mailer.js';
import { type SmtpServer, type SmtpTimeouts, smtpTimeouts } from './smtp-conversation.js';
import { SmtpSessions } from './smtp-sessions.js';
import { smtpUrlOptions } from './smtp-url.js';

export interface SmtpMailerOptions {
  readonly timeouts?: SmtpTimeouts | undefined;
  readonly failpoint?: Failpoint | undefined;
}

/** The service's own way out: the server that SMTP_URL names. */
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly sessions = new SmtpSessions(() => this.server());

  constructor(
    private readonly url: string,
    private readonly options: SmtpMailerOptions = {},
  ) {
    super();
  }

  deliver(mail: OutgoingMail): Promise<DeliveryResult> {
    return this.sessions.deliver(mail);
  }

  onApplicationShutdown(): void {
    this.sessions.end();
  }

  private server(): SmtpServer {
    const { auth, ...options } = smtpUrlOptions(this.url);
    const { timeouts = smtpTimeouts, failpoint } = this.options;
    const signIn = auth ? { ...auth } : null;
    return { options, signIn, timeouts, passed: (point) => failpoint?.passed(point, 0) };
  }
}
