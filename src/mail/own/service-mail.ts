import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '../../common/config.js';
import { Resolver } from '../../common/outbound/resolver.js';
import { type Mailbox, parseMailbox } from '../mailbox.js';
import { smtpUrlOptions } from '../smtp-url.js';
import { SmtpNotSet } from './own-mail.errors.js';
import type { SmtpTrial } from './smtp-check.js';
import type { SmtpServer } from './smtp-settings.js';

const SUBMISSION_PORT = 587;
const SUBMISSIONS_PORT = 465;

export interface ServiceRoute extends Pick<SmtpTrial, 'server' | 'signIn'> {
  readonly sender: Mailbox;
}

/** How the service's own mails get out: SMTP_URL and MAIL_FROM. Whoever runs it has set them, so no guard asks. */
@Injectable()
export class ServiceMail {
  constructor(
    private readonly config: Config,
    private readonly resolver: Resolver,
  ) {}

  get isSet(): boolean {
    return this.config.smtpUrl !== null;
  }

  /** Throws SmtpNotSet if mails become files instead. */
  route(): ServiceRoute {
    const { smtpUrl, mailFrom } = this.config;
    if (smtpUrl === null) throw new SmtpNotSet();
    const { auth, host = '', port, ...rest } = smtpUrlOptions(smtpUrl);
    const usualPort = rest.secure ? SUBMISSIONS_PORT : SUBMISSION_PORT;
    const server = async (): Promise<SmtpServer> => ({
      ...rest,
      host: await this.addressOf(host),
      port: Number(port ?? usualPort),
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    const signIn = auth ? { user: auth.user ?? '', pass: auth.pass ?? '' } : null;
    return { server, signIn, sender: parseMailbox(mailFrom) };
  }

  private async addressOf(host: string): Promise<string> {
    if (isIP(host) !== 0) return host;
    const [address = host] = await this.resolver.addressesOf(host);
    return address;
  }
}
