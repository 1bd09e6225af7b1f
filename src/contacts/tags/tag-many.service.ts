import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { NotFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { ManyContactsService } from '../many/many-contacts.service.js';
import { TagsService } from './tags.service.js';
import { TagsStore } from './tags.store.js';

export interface Tagged {
  readonly tagId: string;
  /** Whose tags changed. */
  readonly changed: readonly string[];
}

/** One tag for many people, or for none of them any more. Every method belongs inside a unit of work. */
@Injectable()
export class TagManyService {
  constructor(
    private readonly store: TagsStore,
    private readonly tags: TagsService,
    private readonly many: ManyContactsService,
    private readonly clock: Clock,
  ) {}

  /** An unknown tag is created. */
  async add(accountId: string, ids: readonly string[], name: string): Promise<Tagged> {
    const tag = await this.tags.known(accountId, name);
    const has = new Set(await this.store.contactIdsOf(accountId, tag.id));
    const changed = ids.filter((id) => !has.has(id)).sort();
    const now = this.clock.now();
    await this.store.link(changed.map((contactId) => ({ id: newId(now), accountId, contactId, tagId: tag.id })));
    await this.many.edit(accountId, changed, () => ({}));
    return { tagId: tag.id, changed };
  }

  /** Throws NotFound for a tag that nobody knows. */
  async remove(accountId: string, ids: readonly string[], name: string): Promise<Tagged> {
    const tag = await this.tags.byName(accountId, name);
    if (!tag) throw new NotFound('tag');
    const has = new Set(await this.store.contactIdsOf(accountId, tag.id));
    const changed = ids.filter((id) => has.has(id)).sort();
    await this.store.unlink(accountId, tag.id, changed);
    await this.many.edit(accountId, changed, () => ({}));
    return { tagId: tag.id, changed };
  }
}
