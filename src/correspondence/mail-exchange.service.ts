import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { emailKey } from '../contacts/domain/name-key.js';
import type { OwnMail } from '../mail/own/own-mail.entity.js';
import { OwnMailService } from '../mail/own/own-mail.service.js';
import { isTheirs } from './domain/is-theirs.js';
import { type Envelope, type MailSides, mailSides } from './domain/mail-sides.js';
import { NoteMails } from './note-mails.service.js';
import type { MailDirection, Noted, SeenMail } from './seen-mail.js';
import { type ToPerson, WhoseMail } from './whose-mail.service.js';

/** Notes mails that were exchanged with people the user knows. */
@Injectable()
export class MailExchange {
  constructor(
    private readonly whose: WhoseMail,
    private readonly notes: NoteMails,
    private readonly own: OwnMailService,
    private readonly accounts: AccountsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Each Message-ID counts once per account. Call it outside of any unit of work, while the mailbox is open: it may read
   * the mail's text. Throws what the mailbox and the database throw; never because of what a mail holds.
   */
  async note(account: Account, mail: SeenMail, told: MailDirection): Promise<Noted> {
    const ownMail = await this.own.of(account.id);
    const sides = mailSides(envelopeOf(mail), ownKeys(account, ownMail), told);
    if (sides === 'many') return nothing('many');
    const { direction } = sides;
    if (!isTheirs({ direction, isPlaceTold: told !== null, check: mail.senderCheck })) return nothing('not-theirs');
    if (await this.isKnown(account.id, mail)) return nothing('known');
    const people = await this.peopleOf(account, mail, sides);
    if (people.length === 0) return nothing('nobody');
    const words = ownMail?.keepsText ? await mail.text() : null;
    return this.unitOfWork.run(async () => {
      await this.accounts.lock(account.id); // the same mail may be read at the same moment in another place
      if (await this.isKnown(account.id, mail)) return nothing('known');
      const noted = await this.notes.note(account, { mail, direction, people, words });
      return { became: 'noted', ...noted };
    });
  }

  /** Whether the user has written down who sent this. */
  async isFromSomebody({ id }: Account, { from }: Pick<SeenMail, 'from'>): Promise<boolean> {
    return from !== null && (await this.whose.reachedBy(id, emailKey(from.address)));
  }

  private async peopleOf(account: Account, mail: SeenMail, sides: MailSides): Promise<ToPerson[]> {
    const mayBeBounce = sides.direction === 'inbound' && (mail.isBounce || mail.claimsBounce);
    const returned = mayBeBounce ? await this.whose.returned(account, mail) : null;
    if (returned) return [returned];
    return mail.isBounce ? [] : this.whose.of(account, mail, sides);
  }

  private async isKnown(accountId: string, mail: SeenMail): Promise<boolean> {
    return (await this.notes.isKnown(accountId, mail.messageId)) || (await this.whose.isOwnLetter(accountId, mail));
  }
}

function nothing(became: Exclude<Noted['became'], 'noted'>): Noted {
  return { became, mails: [], actId: null };
}

function envelopeOf({ from, to, cc }: SeenMail): Envelope {
  const addresses = (people: SeenMail['to']): string[] => people.map(({ address }) => address);
  return { from: from?.address ?? null, to: addresses(to), cc: addresses(cc) };
}

/** A user name that is an address is one that mails come to. */
function ownKeys({ email }: Account, ownMail: OwnMail | null): ReadonlySet<string> {
  const userName = ownMail?.userName.includes('@') ? [ownMail.userName] : [];
  return new Set([email, ...(ownMail ? [ownMail.address] : []), ...userName].map(emailKey));
}
