import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import type { UpdateTag } from './contacts.input.js';
import { ContactsService } from './contacts.service.js';
import type { Tag } from './tag.entity.js';
import { TagsService } from './tags.service.js';

/** Changing or removing a tag changes when its people count as quiet. */
@Injectable()
export class TagCadenceService {
  constructor(
    private readonly tags: TagsService,
    private readonly contacts: ContactsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  update(accountId: string, id: string, input: UpdateTag): Promise<Tag> {
    return this.unitOfWork.run(async () => {
      const tag = await this.tags.update(accountId, id, input);
      if (input.cadence !== undefined) {
        await this.contacts.deriveAgain(accountId, await this.tags.contactIdsOf(accountId, id));
      }
      return tag;
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const tagged = await this.tags.contactIdsOf(accountId, id);
      await this.tags.remove(accountId, id);
      await this.contacts.deriveAgain(accountId, tagged);
    });
  }
}
