import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { Texts } from '../../common/text.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { fullName } from '../../contacts/domain/full-name.js';
import { isSilenced } from '../../reminders/domain/silence.js';
import { ThanksService } from '../../reminders/thanks.service.js';
import type { Attempt } from '../attempt.entity.js';
import { AttemptsStore } from '../attempts.store.js';
import { cameTogether } from '../domain/words.js';

/**
 * "Thank X automatically proposed at Y's outcome" (product.md, feature 16): once per introduction, when Y said yes or we
 * talked; taken back with that outcome.
 */
@Injectable()
export class IntroducerThanks {
  constructor(
    private readonly contacts: ContactsService,
    private readonly thanks: ThanksService,
    private readonly store: AttemptsStore,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work that stores the outcome. */
  async follow(account: Account, before: Attempt, after: Attempt): Promise<void> {
    const [was, is] = [cameTogether(before.outcome), cameTogether(after.outcome)];
    if (was && !is) return this.thanks.takeBack(account.id, after.id);
    if (!was && is) await this.propose(account, after);
  }

  private async propose(account: Account, { id: attemptId, contactId: introducedId }: Attempt): Promise<void> {
    const introduced = (await this.contacts.findMany(account.id, [introducedId])).get(introducedId);
    const introducer = introduced && (await this.introducerOf(introduced));
    if (!introducer || isSilenced(introducer)) return;
    const messages = await this.store.idsTo(account.id, introducedId);
    if (await this.thanks.hasBeen(account.id, introducer.id, messages)) return;
    const text = this.texts.say(account.locale, 'introductions.thanks-for', { name: fullName(introduced) || 'none' });
    const dueOn = this.clock.today(account.timeZone);
    await this.thanks.propose(account.id, { attemptId, contactId: introducer.id, text, dueOn });
  }

  private async introducerOf({ accountId, introducedById }: Contact): Promise<Contact | null> {
    if (introducedById === null) return null;
    return (await this.contacts.findMany(accountId, [introducedById])).get(introducedById) ?? null;
  }
}
