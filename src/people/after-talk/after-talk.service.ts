import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { addDays } from '../../common/local-date.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { nameFromOneLine } from '../../contacts/domain/one-line-name.js';
import { SaveContactService } from '../../contacts/saving/save-contact.service.js';
import { PromisesService } from '../../reminders/promises.service.js';
import type { AfterTalk } from './after-talk.input.js';

/** A promise is kept within a week unless another day is chosen. Unit: days. */
const PROMISE_DAYS = 7;

/**
 * What a talk leaves to do: "I said I'd ..." (product.md, feature 17) and "who else should I talk to?" (R16), who becomes
 * a new person that this one introduces.
 */
@Injectable()
export class AfterTalkService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly saving: SaveContactService,
    private readonly promises: PromisesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Gives the new person, if one was named. Throws what `ContactsService.find` throws. */
  note(account: Account, contactId: string, { promise, promiseOn, nextName }: AfterTalk): Promise<Contact | null> {
    return this.unitOfWork.run(async () => {
      await this.contacts.find(account.id, contactId);
      if (promise) {
        const dueOn = promiseOn ?? addDays(this.clock.today(account.timeZone), PROMISE_DAYS);
        await this.promises.create(account, { contactId, text: promise.trim(), dueOn });
      }
      if (!nextName) return null;
      return this.saving.create(account.id, { ...nameFromOneLine(nextName), introducedById: contactId });
    });
  }
}
