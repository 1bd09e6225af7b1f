import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { ContactsService } from '../contacts/contacts.service.js';
import type { MailKey } from './mail-key.entity.js';
import { MailKeysStore } from './mail-keys.store.js';

interface Use {
  readonly key: MailKey;
  readonly contactId: string | null;
}

/** A key does its one thing once, however many use it at the same time. */
@Injectable()
export class UsedKeys {
  constructor(
    private readonly store: MailKeysStore,
    private readonly contacts: ContactsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Null, and nothing was done, where somebody else was faster or the key is gone. Whoever wants to end the mails may say
   * so again. Throws ContactNotFound, ContactMoved or ContactGone, and what the work throws; then the key is as new.
   */
  once<T extends { readonly actId: string | null }>(
    { key: { accountId, id }, contactId }: Use,
    work: () => Promise<T>,
  ): Promise<T | null> {
    return this.unitOfWork.run(async () => {
      // the people first, as everybody who changes them does
      if (contactId !== null) await this.contacts.findForChange(accountId, contactId);
      const key = await this.store.findForChange(accountId, id);
      if (!key || (key.usedAt !== null && key.kind !== 'stop')) return null;
      const done = await work();
      // a second "stop" may have nothing to change: what the first one did can still be taken back
      await this.store.markUsed(accountId, id, { usedAt: this.now(), actId: done.actId ?? key.actId });
      return done;
    });
  }

  /** What the key was for has been done, whoever did it; inside a unit of work. */
  async mark({ accountId, id, actId }: MailKey): Promise<void> {
    await this.store.markUsed(accountId, id, { usedAt: this.now(), actId });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
