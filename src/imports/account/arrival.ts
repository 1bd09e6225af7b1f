import type { TagsHere } from './account-people.service.js';
import { NewIds } from './new-ids.js';

/** A row that points to one that came after it. */
export interface Link {
  readonly table: string;
  readonly column: string;
  readonly id: string;
  readonly to: string;
}

/** What is remembered while one account comes in. */
export class Arrival {
  readonly ids = new NewIds();
  readonly links: Link[] = [];
  /** Looked up once the file's tags are there. */
  tags: TagsHere | null = null;
}
