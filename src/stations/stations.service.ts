import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { defined } from '../common/defined.js';
import { InvalidInput, NotFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import type { PageInput } from '../common/paging.input.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { firstDayOf, lastDayOf } from './domain/partial-date.js';
import type { Station } from './station.entity.js';
import type { CreateStation, UpdateStation } from './stations.input.js';
import { StationsStore } from './stations.store.js';

/** Studies, internships, jobs and clubs. Their people are contacts/station-people.service.ts. */
@Injectable()
export class StationsService {
  constructor(
    private readonly store: StationsStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string, id: string): Promise<Station> {
    const station = await this.store.find(accountId, id);
    if (!station) throw new NotFound('station');
    return station;
  }

  /** Those that are there, by id. */
  async findMany(accountId: string, ids: readonly string[]): Promise<Map<string, Station>> {
    const stations = await this.store.findMany(accountId, ids);
    return new Map(stations.map((station) => [station.id, station]));
  }

  async list(accountId: string, query: PageInput = {}): Promise<PageOf<Station>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const found = await this.store.page(accountId, readCursor(query.cursor), limit + 1);
    return pageOf(found, limit, ({ createdAt, id }) => ({ key: createdAt, id }));
  }

  create(accountId: string, input: CreateStation): Promise<Station> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const nothing = { city: null, from: null, to: null, myRole: null };
      const times = { createdAt: now.toISOString(), updatedAt: now.toISOString() };
      const station: Station = { ...nothing, ...defined(input), ...times, id: newId(now), accountId };
      assertInOrder(station);
      await this.store.insert(station);
      return station;
    });
  }

  update(accountId: string, id: string, input: UpdateStation): Promise<Station> {
    return this.unitOfWork.run(async () => {
      await this.store.lock(accountId, id);
      const stored = await this.find(accountId, id);
      const station = { ...stored, ...defined(input), updatedAt: this.clock.now().toISOString() };
      assertInOrder(station);
      await this.store.save(station);
      return station;
    });
  }

  /** Its people stay, without a station. */
  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.find(accountId, id);
      await this.store.remove(accountId, id);
    });
  }
}

function assertInOrder({ from, to }: Station): void {
  if (from === null || to === null || firstDayOf(from) <= lastDayOf(to)) return;
  throw new InvalidInput([
    { pointer: '/to', detail: 'The end must not be before the beginning.', code: 'endBeforeStart' },
  ]);
}
