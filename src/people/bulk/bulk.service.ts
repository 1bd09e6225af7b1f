import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { ChangeKind } from '../../contacts/changes/change-kinds.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import { ContactNotFound } from '../../contacts/contact.errors.js';
import { ContactTrashService } from '../../contacts/trash/contact-trash.service.js';
import { ManyContactsService } from '../../contacts/many/many-contacts.service.js';
import { TagManyService } from '../../contacts/tags/tag-many.service.js';
import type { BulkAction, BulkInput } from './bulk.input.js';
import { cadenceIn, layerIn, tagIn } from './bulk-value.js';
import type { CadenceBefore, LayerBefore, TagBefore } from './bulk.undoer.js';

/** Whom an act changed, and what it takes to take it back. */
interface Done {
  readonly kind: ChangeKind;
  readonly changes: readonly { readonly contactId: string; readonly detail: object }[];
}

export interface BulkResult {
  readonly changed: number;
  /** The act, for taking it back; null if nobody had to be changed. */
  readonly undoId: string | null;
}

/** The same change to many people, whole or not at all, taken back as one. */
@Injectable()
export class BulkService {
  private readonly actions: Readonly<
    Record<BulkAction, (account: Account, ids: readonly string[], value: unknown) => Promise<Done>>
  > = {
    tag: (account, ids, value) => this.tag(account, ids, tagIn(value)),
    untag: (account, ids, value) => this.untag(account, ids, tagIn(value)),
    layer: (account, ids, value) => this.layer(account, ids, value),
    cadence: (account, ids, value) => this.cadence(account, ids, value),
    delete: async (account, ids) => simple('deleted', await this.trash.throwAway(account.id, ids)),
    restore: async (account, ids) => simple('restored', await this.trash.restore(account.id, ids)),
  };

  constructor(
    private readonly many: ManyContactsService,
    private readonly trash: ContactTrashService,
    private readonly tags: TagManyService,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Throws ContactNotFound if one of them is not there, InvalidInput for a value that does not fit the action. */
  apply(account: Account, { ids, action, value }: BulkInput): Promise<BulkResult> {
    const each = [...new Set(ids)];
    return this.unitOfWork.run(async () => {
      await this.trash.hold(account.id, each, 'anywhere'); // before a tag is: whoever edits one of them does so, too
      if (!(await this.areThere(account.id, each, action))) throw new ContactNotFound();
      const { kind, changes } = await this.actions[action](account, each, value);
      if (changes.length === 0) return { changed: 0, undoId: null };
      const undoId = await this.changes.record(account.id, ...changes.map((change) => ({ kind, ...change })));
      return { changed: changes.length, undoId };
    });
  }

  private async areThere(accountId: string, ids: readonly string[], action: BulkAction): Promise<boolean> {
    if (action === 'restore') return (await this.trash.idsOf(accountId, ids)).length === ids.length;
    return (await this.many.countOf(accountId, ids)) === ids.length;
  }

  private async tag(account: Account, ids: readonly string[], name: string): Promise<Done> {
    const { tagId, changed } = await this.tags.add(account.id, ids, name);
    const detail: TagBefore = { tagId, name };
    return { kind: 'tagged', changes: changed.map((contactId) => ({ contactId, detail })) };
  }

  private async untag(account: Account, ids: readonly string[], name: string): Promise<Done> {
    const { tagId, changed } = await this.tags.remove(account.id, ids, name);
    const detail: TagBefore = { tagId, name };
    return { kind: 'untagged', changes: changed.map((contactId) => ({ contactId, detail })) };
  }

  private async layer(account: Account, ids: readonly string[], value: unknown): Promise<Done> {
    const left = layerIn(value);
    const before = await this.many.edit(account.id, ids, (contact) =>
      contact.layer === left && contact.layerChosen ? null : { layer: left, layerChosen: true },
    );
    const changes = before.map(({ id, layer, layerChosen }) => {
      const detail: LayerBefore = { layer, layerChosen, left };
      return { contactId: id, detail };
    });
    return { kind: 'layer', changes };
  }

  private async cadence(account: Account, ids: readonly string[], value: unknown): Promise<Done> {
    const left = cadenceIn(value);
    const before = await this.many.edit(account.id, ids, ({ cadence }) =>
      cadence === left ? null : { cadence: left },
    );
    const changes = before.map(({ id, cadence }) => {
      const detail: CadenceBefore = { cadence, left };
      return { contactId: id, detail };
    });
    return { kind: 'cadence', changes };
  }
}

function simple(kind: ChangeKind, ids: readonly string[]): Done {
  return { kind, changes: ids.map((contactId) => ({ contactId, detail: {} })) };
}
