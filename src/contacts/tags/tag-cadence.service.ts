import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { UpdateTag } from '../contacts.input.js';
import { ManyContactsService } from '../many/many-contacts.service.js';
import type { Tag } from './tag.entity.js';
import { TagsService } from './tags.service.js';

/** Changing or removing a tag changes when its people count as quiet, and by which words they are found. */
@Injectable()
export class TagCadenceService {
  constructor(
    private readonly tags: TagsService,
    private readonly many: ManyContactsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  update(accountId: string, id: string, input: UpdateTag): Promise<Tag> {
    return this.unitOfWork.run(async () => {
      const tag = await this.tags.update(accountId, id, input);
      await this.deriveAgain(accountId, await this.tags.contactIdsOf(accountId, id));
      return tag;
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const tagged = await this.tags.contactIdsOf(accountId, id);
      await this.tags.remove(accountId, id);
      await this.deriveAgain(accountId, tagged);
    });
  }

  /** Nothing of their own changes, but what follows from their tags. */
  private async deriveAgain(accountId: string, ids: readonly string[]): Promise<void> {
    await this.many.change(accountId, ids, () => ({}));
  }
}
