import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Change } from '../../contacts/changes/change.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { Cadence, Layer } from '../../contacts/domain/words.js';
import { ManyContactsService, type SharedFields } from '../../contacts/many/many-contacts.service.js';
import { TagManyService } from '../../contacts/tags/tag-many.service.js';
import { UndoOvertaken } from '../undo/undo.errors.js';
import { Undoer } from '../undo/undoer.js';
import { idsOf } from '../undo/undoers/ids-of.js';

export interface TagBefore {
  readonly tagId: string;
  readonly name: string;
}

export interface LayerBefore {
  readonly layer: Layer;
  readonly layerChosen: boolean;
  readonly left: Layer;
}

export interface CadenceBefore {
  readonly cadence: Cadence | null;
  readonly left: Cadence | null;
}

/**
 * Many people as before. Whoever was changed again since, one by one, stays as they are now and keeps nobody else from
 * being taken back; if that is everybody, the act is overtaken.
 */
@Injectable()
export class BulkUndoer extends Undoer {
  readonly kinds = ['tagged', 'untagged', 'layer', 'cadence'] as const;

  constructor(
    private readonly many: ManyContactsService,
    private readonly tags: TagManyService,
  ) {
    super();
  }

  undo(account: Account, change: Change): Promise<void> {
    return this.undoAll(account, [change]);
  }

  override async undoAll(account: Account, changes: readonly Change[]): Promise<void> {
    if ((await this.takenBack(account.id, changes)) === 0) throw new UndoOvertaken();
  }

  private async takenBack(accountId: string, changes: readonly Change[]): Promise<number> {
    const [first] = changes;
    if (!first) return 0;
    const ids = idsOf(changes);
    if (first.kind === 'tagged' || first.kind === 'untagged') {
      const { name } = first.detail as TagBefore; // these are written by BulkService
      const { changed } = await this.tags[first.kind === 'tagged' ? 'remove' : 'add'](accountId, ids, name);
      return changed.length;
    }
    const detailById = new Map(changes.map(({ contactId, detail }) => [contactId, detail]));
    const before = first.kind === 'layer' ? layerBefore : cadenceBefore;
    const restored = await this.many.edit(accountId, ids, (contact) => before(contact, detailById.get(contact.id)));
    return restored.length;
  }
}

function layerBefore(contact: Contact, detail: unknown): SharedFields | null {
  const { layer, layerChosen, left } = detail as LayerBefore;
  return contact.layer === left && contact.layerChosen ? { layer, layerChosen } : null;
}

function cadenceBefore(contact: Contact, detail: unknown): SharedFields | null {
  const { cadence, left } = detail as CadenceBefore;
  return contact.cadence === left ? { cadence } : null;
}
