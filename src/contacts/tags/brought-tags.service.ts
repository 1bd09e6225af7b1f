import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { labelKey } from '../domain/label-key.js';
import { BroughtTagsStore } from './brought-tags.store.js';
import type { Tag } from './tag.entity.js';
import { type NamedTags, TagsService } from './tags.service.js';
import { TagsStore } from './tags.store.js';

/** What a tag's name holds, in characters, and how many tags of one person are taken out of a file. */
const LONGEST_NAME = 100;
const MOST_TAGS = 100;

export interface TagLink {
  readonly contactId: string;
  readonly tagId: string;
}

/** Tags that a file gives many people. Every method belongs inside a unit of work. */
@Injectable()
export class BroughtTags {
  constructor(
    private readonly tags: TagsService,
    private readonly store: TagsStore,
    private readonly brought: BroughtTagsStore,
    private readonly clock: Clock,
  ) {}

  /** Unknown ones are created. */
  named(accountId: string, names: readonly (readonly string[])[]): Promise<NamedTags> {
    return this.tags.named(accountId, [...new Set(names.flatMap(fittingNames))]);
  }

  /** Gives the links that were not there yet. */
  async link(accountId: string, links: readonly TagLink[]): Promise<TagLink[]> {
    if (links.length === 0) return [];
    const there = await this.brought.linksOf(accountId, [...new Set(links.map(({ contactId }) => contactId))]);
    const known = new Set(there.map(keyOf));
    const added = links.filter((link) => !known.has(keyOf(link)) && known.add(keyOf(link)));
    const now = this.clock.now();
    await this.store.link(added.map(({ contactId, tagId }) => ({ id: newId(now), accountId, contactId, tagId })));
    return added;
  }

  /** What was linked goes again. */
  unlink(accountId: string, links: readonly TagLink[]): Promise<void> {
    return this.brought.unlink(accountId, links);
  }

  /** Tags of which nothing is left but the name. */
  removeUnused(accountId: string, tagIds: readonly string[]): Promise<void> {
    return this.brought.removeUnused(accountId, tagIds);
  }
}

/**
 * The tags of one person out of those that were named for many, each once.
 *
 * @example tagsOf(named, ['Radio', 'radio']).length // 1
 */
export function tagsOf({ byKey }: NamedTags, names: readonly string[]): Tag[] {
  return [...new Set(fittingNames(names).flatMap((name) => byKey.get(labelKey(name)) ?? []))];
}

function fittingNames(names: readonly string[]): string[] {
  return names.slice(0, MOST_TAGS).map((name) => name.trim().slice(0, LONGEST_NAME));
}

function keyOf({ contactId, tagId }: TagLink): string {
  return `${contactId} ${tagId}`;
}
