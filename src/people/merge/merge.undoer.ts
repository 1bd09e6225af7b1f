import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import type { Change } from '../../contacts/changes/change.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { ContactMerging } from '../../contacts/merging/merging.service.js';
import { movedIn } from './domain/moved-by-name.js';
import { takenBack } from './domain/merge-taken-back.js';
import { UndoOvertaken } from '../undo/undo.errors.js';
import { Undoer } from '../undo/undoer.js';
import { type MergedDetail, pointKey } from './merged-detail.js';
import { MovedThings } from './moved-things.service.js';

/**
 * They were two after all: the one who went is back under the same id with everything that was theirs; what came since
 * stays with the one who stayed.
 */
@Injectable()
export class MergeUndoer extends Undoer {
  readonly kinds = ['merged'] as const;

  constructor(
    private readonly contacts: ContactsService,
    private readonly merging: ContactMerging,
    private readonly things: MovedThings,
    private readonly clock: Clock,
  ) {
    super();
  }

  async undo({ id: accountId }: Account, change: Change): Promise<void> {
    const detail = change.detail as MergedDetail; // written by merge.service.ts
    // whoever stayed then was merged into somebody else, or lies in the trash: that comes first
    if (change.contactId !== detail.staysId) throw new UndoOvertaken();
    await this.merging.lock(accountId, [detail.staysId]);
    if (!(await this.merging.whole(accountId, detail.staysId))) throw new UndoOvertaken();
    const { went } = detail;
    await this.merging.putBack({ ...went.contact, updatedAt: this.clock.now().toISOString() });
    await this.pointsBack(accountId, detail);
    await this.merging.swapTags(accountId, detail.staysId, { gone: detail.tags.come, come: detail.tags.gone });
    await this.merging.swapTags(accountId, went.contact.id, { gone: [], come: went.tagIds });
    await this.merging.swapRelations(accountId, {
      gone: detail.relations.come,
      come: [...detail.relations.gone, ...went.relations],
    });
    await this.things.moveBack(accountId, movedIn(detail), { from: detail.staysId, to: went.contact.id });
    const now = await this.contacts.findForChange(accountId, detail.staysId);
    await this.merging.save({ ...now, ...takenBack(now, detail) });
  }

  /** By their keys: an edit since gives every address of the list a new id. */
  private async pointsBack(accountId: string, { staysId, went, points }: MergedDetail): Promise<void> {
    const now = (await this.merging.whole(accountId, staysId))?.points ?? [];
    const added = now.filter((point) => points.come.includes(pointKey(point)));
    const known = new Set(now.filter((point) => !added.includes(point)).map(pointKey));
    await this.merging.swapPoints(accountId, {
      gone: added.map(({ id }) => id),
      come: points.gone.filter((point) => !known.has(pointKey(point))),
    });
    await this.merging.swapPoints(accountId, { gone: [], come: went.points });
  }
}
