import type { SavedFilter } from '../../contacts/saved-filters/saved-filter.entity.js';

export class SavedFilterResponse {
  id!: string;
  name!: string;
  /** What `GET /contacts` takes, without `cursor` and `limit`. */
  query!: Record<string, string>;
}

export class SavedFilterListResponse {
  items!: SavedFilterResponse[];
  nextCursor!: string | null;
}

export function savedFilterResponse({ id, name, query }: SavedFilter): SavedFilterResponse {
  return { id, name, query: { ...query } };
}
