import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { Act } from '../../contacts/changes/act.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import { ContactTrashService } from '../../contacts/trash/contact-trash.service.js';

export interface NamedAct extends Act {
  /** Whom it was about, if it was one person, living or in the trash. */
  readonly contact: { readonly id: string; readonly name: string } | null;
}

/** Whom acts were about. */
@Injectable()
export class ActPeople {
  constructor(
    private readonly accounts: AccountsService,
    private readonly trash: ContactTrashService,
    private readonly changes: ChangesService,
  ) {}

  async named({ id }: Account, acts: readonly Act[]): Promise<NamedAct[]> {
    const ids = acts.flatMap(({ contactId }) => contactId ?? []);
    const names = await this.trash.namesOf(id, [...new Set(ids)]);
    return acts.map((act) => {
      const name = names.get(act.contactId ?? '');
      const contact = act.contactId === null || name === undefined ? null : { id: act.contactId, name };
      return { ...act, contact };
    });
  }

  /**
   * Nobody else changes them until the unit of work ends. The account comes first, as where messages are moved and mails are
   * noted, then the people, then their changes: whoever takes these in another order may wait for us while we wait for them.
   */
  async hold({ id }: Account, actId: string): Promise<void> {
    await this.accounts.lock(id);
    await this.trash.hold(id, await this.changes.contactIdsOfAct(id, actId), 'anywhere');
  }
}
