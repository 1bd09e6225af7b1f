import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { NotFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import type { CreateTag, UpdateTag } from '../contacts.input.js';
import { labelKey } from '../domain/label-key.js';
import type { Tag } from './tag.entity.js';
import { TagNameTaken } from './tag.errors.js';
import { TagsStore } from './tags.store.js';

/** Tags by the keys of their names. */
export interface NamedTags {
  readonly byKey: Map<string, Tag>;
  /** Those that nobody had used before. */
  readonly newIds: Set<string>;
}

/** SQLite allows 32,766 values in one statement. */
const NAMES_AT_ONCE = 1000;

/** Tags belong to an account; "Radio" and "radio" are the same one. */
@Injectable()
export class TagsService {
  constructor(
    private readonly store: TagsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(accountId: string): Promise<Tag[]> {
    return this.store.list(accountId);
  }

  ofContacts(accountId: string, contactIds: readonly string[]): Promise<Map<string, Tag[]>> {
    return this.store.ofContacts(accountId, contactIds);
  }

  contactIdsOf(accountId: string, tagId: string): Promise<string[]> {
    return this.store.contactIdsOf(accountId, tagId);
  }

  async find(accountId: string, id: string): Promise<Tag> {
    const tag = await this.store.find(accountId, id);
    if (!tag) throw new NotFound('tag');
    return tag;
  }

  create(accountId: string, { name, cadence }: CreateTag): Promise<Tag> {
    return this.unitOfWork.run(async () => {
      const tag = this.newTag(accountId, name, cadence ?? null);
      await this.assertFree(accountId, tag.nameKey, tag.id);
      await this.store.insert(tag);
      return tag;
    });
  }

  update(accountId: string, id: string, { name, cadence }: UpdateTag): Promise<Tag> {
    return this.unitOfWork.run(async () => {
      const tag = await this.store.findForChange(accountId, id);
      if (!tag) throw new NotFound('tag');
      if (name !== undefined) Object.assign(tag, { name: name.trim(), nameKey: labelKey(name) });
      if (cadence !== undefined) tag.cadence = cadence;
      await this.assertFree(accountId, tag.nameKey, id);
      await this.store.save(tag);
      return tag;
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.find(accountId, id);
      await this.store.remove(accountId, id);
    });
  }

  /** The tag of that name, in any spelling; null: nobody has used it. */
  async byName(accountId: string, name: string): Promise<Tag | null> {
    const [tag] = await this.store.byKeys(accountId, [labelKey(name)]);
    return tag ?? null;
  }

  /** The same; an unknown one is created. Inside a unit of work. */
  async known(accountId: string, name: string): Promise<Tag> {
    const tag = this.newTag(accountId, name, null);
    await this.store.insertMissing([tag]);
    return (await this.byName(accountId, name)) ?? tag;
  }

  /** Exactly these tags, by name; unknown ones are created. */
  async setOf(accountId: string, contactId: string, names: readonly string[]): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { byKey } = await this.named(accountId, names);
      const tags = [...byKey.values()];
      const links = tags.map(({ id: tagId }) => ({ id: newId(this.clock.now()), accountId, contactId, tagId }));
      await this.store.replaceOf(accountId, contactId, links);
    });
  }

  /** The tags of these names, by the keys of the names; unknown ones are created, and named. Inside a unit of work. */
  async named(accountId: string, names: readonly string[]): Promise<NamedTags> {
    const nameByKey = new Map(names.filter((name) => labelKey(name) !== '').map((name) => [labelKey(name), name]));
    const keys = [...nameByKey.keys()].sort(); // one order for all: nobody waits in a circle
    const found: NamedTags = { byKey: new Map(), newIds: new Set() };
    for (let start = 0; start < keys.length; start += NAMES_AT_ONCE) {
      const part = keys.slice(start, start + NAMES_AT_ONCE);
      const known = new Set((await this.store.byKeys(accountId, part)).map(({ nameKey }) => nameKey));
      const added = part.filter((key) => !known.has(key));
      const tags = added.map((key) => this.newTag(accountId, nameByKey.get(key) ?? '', null));
      await this.store.insertMissing(tags);
      for (const tag of await this.store.byKeys(accountId, part)) found.byKey.set(tag.nameKey, tag);
      for (const { id, nameKey } of tags) if (found.byKey.get(nameKey)?.id === id) found.newIds.add(id);
    }
    return found;
  }

  private newTag(accountId: string, name: string, cadence: Tag['cadence']): Tag {
    const now = this.clock.now();
    return {
      id: newId(now),
      accountId,
      name: name.trim(),
      nameKey: labelKey(name),
      cadence,
      createdAt: now.toISOString(),
    };
  }

  private async assertFree(accountId: string, nameKey: string, id: string): Promise<void> {
    const [taken] = await this.store.byKeys(accountId, [nameKey]);
    if (taken && taken.id !== id) throw new TagNameTaken();
  }
}
