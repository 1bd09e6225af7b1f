import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { checkImap } from './imap-check.js';
import { AtMost } from '../../common/at-most.js';
import { Clock } from '../../common/clock.js';
import { MailStandingService } from '../mail-standing.service.js';
import { troubleOf, type Step } from './domain/check-steps.js';
import type { OwnMail } from './own-mail.entity.js';
import { AddressStopped, CheckRunning, TooManyMailChecks } from './own-mail.errors.js';
import type { CheckedWay } from './own-mail.input.js';
import { OwnMailService } from './own-mail.service.js';
import { ServiceMail } from './service-mail.js';
import { checkSmtp } from './smtp-check.js';
import { smtpServer } from './smtp-settings.js';
import { TestMail } from './test-mail.js';

/** Enough to set an account up by trying; too few to look around in the net, or to fill a mailbox. */
const MOST_CHECKS = 5;
const AN_HOUR_MS = 3_600_000;
const SECOND_MS = 1000;

/** Tries whether mails get out, and the user's mailbox opens, step by step. Changes nothing but for a mail to oneself. */
@Injectable()
export class ConnectionCheck {
  /** One at a time for each account: a check is a way to make this machine connect to somewhere. */
  private readonly running = new Set<string>();
  /** In memory, for each instance on its own, as the brake of the sign-in counts. */
  private readonly checks = new AtMost({ most: MOST_CHECKS, withinMs: AN_HOUR_MS });

  constructor(
    private readonly ownMail: OwnMailService,
    private readonly service: ServiceMail,
    private readonly testMail: TestMail,
    private readonly standing: MailStandingService,
    private readonly clock: Clock,
  ) {}

  /**
   * The user's own account: SMTP with a mail to its own address; IMAP if it is set; what came of it stays with the account.
   * Or the service's own server, with a mail to the account's address. Throws OwnMailNotFound, PasswordUnreadable,
   * SmtpNotSet, CheckRunning, TooManyMailChecks, AddressStopped (the service's only); whatever a server does is a step.
   */
  check(account: Account, of: CheckedWay = 'own'): Promise<Step[]> {
    return this.alone(account.id, () => (of === 'own' ? this.checkOwn(account) : this.checkService(account)));
  }

  private async checkOwn(account: Account): Promise<Step[]> {
    const mail = await this.ownMail.find(account.id);
    this.countOne(account.id);
    const steps = [...(await this.smtpSteps(account, mail)), ...(await this.imapSteps(mail))];
    const trouble = troubleOf(steps);
    await (trouble ? this.ownMail.hadTrouble(mail, trouble) : this.ownMail.checked(mail));
    return steps;
  }

  private async checkService(account: Account): Promise<Step[]> {
    const { server, signIn, sender } = this.service.route();
    if (await this.standing.isStopped(account.id)) throw new AddressStopped();
    this.countOne(account.id);
    return checkSmtp({ server, signIn, mail: this.testMail.write(account, sender, account.email) });
  }

  /** Before anything is connected to. */
  private countOne(accountId: string): void {
    const now = this.clock.now();
    const waitMs = this.checks.waitMs(accountId, now);
    if (waitMs > 0) throw new TooManyMailChecks(Math.ceil(waitMs / SECOND_MS));
    this.checks.count(accountId, now);
  }

  private async smtpSteps(account: Account, own: OwnMail): Promise<Step[]> {
    const settings = this.ownMail.smtpSettings(own);
    const signIn = { user: settings.user, pass: settings.password };
    const sender = { name: own.name ?? account.name, address: own.address };
    const mail = this.testMail.write(account, sender, own.address);
    return checkSmtp({ server: () => smtpServer(settings), signIn, mail });
  }

  private async imapSteps(own: OwnMail): Promise<Step[]> {
    const settings = this.ownMail.imapSettings(own);
    return settings === null ? [] : checkImap(settings, own);
  }

  private async alone<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    if (this.running.has(accountId)) throw new CheckRunning();
    this.running.add(accountId);
    try {
      return await work();
    } finally {
      this.running.delete(accountId);
    }
  }
}
