import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/account.entity.js';
import type { Change } from '../../../contacts/changes/change.entity.js';
import { MutualRelationsService, type RelationChange } from '../../../contacts/relations/mutual-relations.service.js';
import { ContactsService } from '../../../contacts/contacts.service.js';
import { UndoOvertaken } from '../undo.errors.js';
import { Undoer } from '../undoer.js';

/** Two people who were said to belong together, or no longer. */
@Injectable()
export class RelatedUndoer extends Undoer {
  readonly kinds = ['related', 'unrelated'] as const;

  constructor(
    private readonly relations: MutualRelationsService,
    private readonly contacts: ContactsService,
  ) {
    super();
  }

  async undo({ id: accountId }: Account, { kind, detail }: Change): Promise<void> {
    const { relationId, kind: relation, contactIds } = detail as RelationChange; // written by MutualRelationsService
    if (kind === 'related') {
      if (!(await this.relations.remove(accountId, contactIds[0], relationId))) throw new UndoOvertaken();
      return;
    }
    const living = await this.contacts.findMany(accountId, contactIds);
    if (living.size < contactIds.length) throw new UndoOvertaken();
    await this.relations.add({ accountId, kind: relation, contactIds });
  }
}
