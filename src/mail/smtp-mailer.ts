import { parseConnectionUrl } from 'nodemailer/lib/shared';
import type { Failpoint } from '../common/failpoint.js';
import { type DeliveryResult, Mailer, type OutgoingMail } from './mailer.js';
import { converse, type SmtpTimeouts, smtpTimeouts } from './smtp-conversation.js';

export interface SmtpMailerOptions {
  readonly timeouts?: SmtpTimeouts | undefined;
  readonly failpoint?: Failpoint | undefined;
}

/** The service's own way out: the server that SMTP_URL names. */
export class SmtpMailer extends Mailer {
  constructor(
    private readonly url: string,
    private readonly options: SmtpMailerOptions = {},
  ) {
    super();
  }

  deliver(mail: OutgoingMail): Promise<DeliveryResult> {
    const { auth, ...options } = parseConnectionUrl(this.url);
    const { timeouts = smtpTimeouts, failpoint } = this.options;
    const signIn = auth ? { ...auth } : null;
    return converse({ options, signIn, timeouts, passed: (point) => failpoint?.passed(point, 0) }, mail);
  }
}
