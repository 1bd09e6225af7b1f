import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { NotFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { labelKey } from '../domain/label-key.js';
import type { SavedFilter } from './saved-filter.entity.js';
import { SavedFiltersFull, SavedFilterUnnamed, SavedQueryEmpty } from './saved-filters.errors.js';
import type { CreateSavedFilter, SavedQuery, UpdateSavedFilter } from './saved-filters.input.js';
import { SavedFiltersStore } from './saved-filters.store.js';

/** Per account: they stand in one row above the list of people, and a longer row helps nobody. */
export const MOST_SAVED_FILTERS = 50;

/** Selections of people that the user comes back to. */
@Injectable()
export class SavedFiltersService {
  constructor(
    private readonly store: SavedFiltersStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(accountId: string): Promise<SavedFilter[]> {
    return this.store.list(accountId, MOST_SAVED_FILTERS);
  }

  async find(accountId: string, id: string): Promise<SavedFilter> {
    const filter = await this.store.find(accountId, id);
    if (!filter) throw new NotFound('saved filter');
    return filter;
  }

  create(accountId: string, { name, query }: CreateSavedFilter): Promise<SavedFilter> {
    return this.unitOfWork.run(async () => {
      if ((await this.store.count(accountId)) >= MOST_SAVED_FILTERS) throw new SavedFiltersFull(MOST_SAVED_FILTERS);
      const now = this.clock.now();
      const mine = { id: newId(now), accountId, createdAt: now.toISOString() };
      const filter = { ...mine, name: name.trim(), nameKey: keyOf(name), query: askedFor(query) };
      await this.store.insert(filter);
      return filter;
    });
  }

  update(accountId: string, id: string, { name, query }: UpdateSavedFilter): Promise<SavedFilter> {
    return this.unitOfWork.run(async () => {
      const filter = await this.store.findForChange(accountId, id);
      if (!filter) throw new NotFound('saved filter');
      if (name !== undefined) Object.assign(filter, { name: name.trim(), nameKey: keyOf(name) });
      if (query !== undefined) filter.query = askedFor(query);
      await this.store.save(filter);
      return filter;
    });
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.find(accountId, id);
      await this.store.remove(accountId, id);
    });
  }
}

/** Only what was given; a filter that asks for nothing would be the whole list under another name. */
function askedFor(query: SavedQuery): Record<string, string> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) throw new SavedQueryEmpty();
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

function keyOf(name: string): string {
  const key = labelKey(name);
  if (key === '') throw new SavedFilterUnnamed();
  return key;
}
