import type { Cadence } from '../../contacts/domain/words.js';
import type { Tag } from '../../contacts/tags/tag.entity.js';

export class TagResponse {
  id!: string;
  name!: string;
  /** 7-3650 days, "none", or null: the layer's. */
  cadence!: Cadence | null;
}

export class TagListResponse {
  items!: TagResponse[];
  nextCursor!: string | null;
}

export function tagResponse({ id, name, cadence }: Tag): TagResponse {
  return { id, name, cadence };
}
