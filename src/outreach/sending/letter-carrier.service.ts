import { Injectable } from '@nestjs/common';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Failpoint, type Point } from '../../common/failpoint.js';
import { Log } from '../../common/log.js';
import { OutboundRefused } from '../../common/outbound/outbound.errors.js';
import type { DeliveryResult } from '../../mail/mailer.js';
import type { OutboxMail } from '../../mail/outbox-mail.entity.js';
import type { OwnMail } from '../../mail/own/own-mail.entity.js';
import { PasswordUnreadable } from '../../mail/own/own-mail.errors.js';
import { type ConnectionTrouble, OwnMailService } from '../../mail/own/own-mail.service.js';
import { smtpServer } from '../../mail/own/smtp-settings.js';
import { problemOf } from '../../mail/mailbox/problem-of.js';
import { converse, smtpTimeouts } from '../../mail/smtp-conversation.js';
import { letterAddress } from './letter-address.js';
import { LettersQuery } from './letters.query.js';

/** What stands in the place of the server's answer when no server was asked. Never shown: such a letter has no page. */
const NOT_WANTED: DeliveryResult = { kind: 'refused', answer: 'withdrawn' };
const SWITCHED_OFF: DeliveryResult = { kind: 'refused', answer: 'sending is switched off' };

type Server = Pick<Parameters<typeof converse>[0], 'options' | 'signIn'>;

/** Takes a letter to the user's own mail server. What comes in the way is noted with their mail account, in words there. */
@Injectable()
export class LetterCarrier {
  constructor(
    private readonly ownMail: OwnMailService,
    private readonly letters: LettersQuery,
    private readonly failpoint: Failpoint,
    private readonly log: Log,
  ) {}

  /** `isWanted` is asked first; without it, whether its draft still is one. Never throws. */
  async deliver(
    letter: OutboxMail,
    isWanted = (): Promise<boolean> => this.letters.isWanted(letter.accountId, letter.id),
  ): Promise<DeliveryResult> {
    this.failpoint.passed('letter-claimed', 0);
    try {
      if (!(await isWanted())) return NOT_WANTED;
      const own = await this.ownMail.of(letter.accountId);
      if (!own?.sends || letterAddress(own.address) !== letter.envelopeFrom) return SWITCHED_OFF;
      const server = await this.serverOf(own);
      return 'kind' in server ? server : await this.byServer(own, server, letter);
    } catch (error) {
      this.log.error('letter not begun', error, { mailId: letter.id }); // our own database: nothing has left the house
      return { kind: 'later', answer: '' };
    }
  }

  private async byServer(own: OwnMail, server: Server, letter: OutboxMail): Promise<DeliveryResult> {
    const reached = { server: false, envelope: false };
    const passed = (point: Point): void => {
      reached.server ||= point === 'mail-connected';
      reached.envelope ||= point === 'mail-before-data';
      this.failpoint.passed(point, 0);
    };
    const mail = { ...letter, createdAt: new Date(letter.createdAt) };
    const result = await converse({ ...server, timeouts: smtpTimeouts, passed }, mail);
    const { answer } = result;
    if (reached.envelope) await this.note(own, null);
    else await this.note(own, { step: reached.server ? 'sign-in' : stepOf(answer), answer });
    // a password that is said again and again closes accounts: unlike the service's own, this one waits for its user
    const isPasswordRefused = reached.server && !reached.envelope && /\b5\d\d\b/.test(answer);
    return isPasswordRefused ? { ...result, kind: 'refused' } : result;
  }

  private async serverOf(own: OwnMail): Promise<Server | DeliveryResult> {
    try {
      const settings = this.ownMail.smtpSettings(own);
      const options: SMTPConnection.Options = await smtpServer(settings);
      return { options, signIn: { credentials: { user: settings.user, pass: settings.password } } };
    } catch (error) {
      const trouble = troubleOf(error);
      await this.note(own, trouble);
      return { kind: trouble.step === 'name' ? 'later' : 'refused', answer: trouble.answer };
    }
  }

  /** Never throws: what became of the letter is known by now, whatever becomes of this line. */
  private async note(own: OwnMail, trouble: ConnectionTrouble | null): Promise<void> {
    try {
      await (trouble ? this.ownMail.hadTrouble(own, trouble) : this.ownMail.worked(own));
    } catch (error) {
      this.log.error('mail account not noted', error);
    }
  }
}

function troubleOf(error: unknown): ConnectionTrouble {
  const { step, answer } = problemOf(error);
  if (error instanceof OutboundRefused) return { step: 'private', answer };
  return { step: error instanceof PasswordUnreadable ? 'sign-in' : step, answer };
}

function stepOf(answer: string): ConnectionTrouble['step'] {
  return /certificate|\btls\b|\bssl\b|self.signed/i.test(answer) ? 'tls' : 'reach';
}
