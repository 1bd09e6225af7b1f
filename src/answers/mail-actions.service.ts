import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Acts } from '../common/acts.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { LocalDate } from '../common/local-date.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { VerbDoesNotFit } from './answers.errors.js';
import type { LineVerb, MailVerb } from './domain/line-verbs.js';
import { type Asked, LineActs } from './line-acts.service.js';
import type { LineOfMail } from './mail-lines.service.js';
import { MailRhythm } from './mail-rhythm.service.js';

export interface Acted {
  /** What it takes to take it back; null where nothing changed. */
  readonly actId: string | null;
  /** Until when somebody or something rests, where it does. */
  readonly until: LocalDate | null;
}

/** Does what a mail offers, for a link as for an answer to it. */
@Injectable()
export class MailActions {
  constructor(
    private readonly lines: LineActs,
    private readonly rhythm: MailRhythm,
    private readonly contacts: ContactsService,
    private readonly acts: Acts,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * One unit of work, and one act to be taken back, if the caller has not begun one. `line` null: about the mails as a
   * whole. `at`: the day of a talk, or the first day again. Throws VerbDoesNotFit, and what the services throw.
   */
  act(account: Account, line: LineOfMail | null, verb: LineVerb | MailVerb, at?: LocalDate): Promise<Acted> {
    return this.acts.asOne(() =>
      this.unitOfWork.run(async () => {
        const until = isAboutMails(verb)
          ? await this.changeRhythm(account, verb, at)
          : await this.changeLine(account, lineOf(line), { verb, at });
        return { actId: this.acts.noted(), until };
      }),
    );
  }

  /** Nothing is done about somebody in the trash. */
  private async changeLine(account: Account, line: LineOfMail, asked: Asked): Promise<LocalDate | null> {
    if (line.contactId !== null) await this.contacts.findForChange(account.id, line.contactId);
    return this.lines.do(account, line, asked);
  }

  private async changeRhythm(account: Account, verb: MailVerb, at?: LocalDate): Promise<LocalDate | null> {
    if (verb === 'pause-week')
      return at === undefined ? this.rhythm.pauseWeek(account) : this.rhythm.pauseUntil(account, at);
    if (verb === 'weekly') await this.rhythm.weekly(account);
    if (verb === 'stop') await this.rhythm.stop(account);
    return null; // keep: nothing to change, only that it was said
  }
}

function isAboutMails(verb: LineVerb | MailVerb): verb is MailVerb {
  return verb === 'pause-week' || verb === 'weekly' || verb === 'keep' || verb === 'stop';
}

function lineOf(line: LineOfMail | null): LineOfMail {
  if (line === null) throw new VerbDoesNotFit();
  return line;
}
