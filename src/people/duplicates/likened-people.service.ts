import { Injectable } from '@nestjs/common';
import { searchKey } from '../../contacts/domain/name-key.js';
import type { Likened } from './domain/likeness.js';
import { type LikenedPoint, LikenedQuery, type LikenedRow } from './likened.query.js';

export interface LikenedPerson extends Likened {
  readonly id: string;
}

/** People read in one go: some 3 ms, so that other requests get their turn between two pages. */
const PEOPLE_PER_PAGE = 250;
const LINKEDIN_PREFIX = 'linkedin:';
const NONE: readonly string[] = [];

/** Everybody of an account as the search for duplicates compares them. */
@Injectable()
export class LikenedPeople {
  constructor(private readonly query: LikenedQuery) {}

  async *all(accountId: string): AsyncGenerator<LikenedPerson[]> {
    for (let last: LikenedRow | null = null; ;) {
      const page: LikenedRow[] = await this.query.after(accountId, last, PEOPLE_PER_PAGE);
      if (page.length === 0) return;
      yield await this.withPoints(accountId, page);
      last = page.at(-1) ?? null;
    }
  }

  /** Those of them who are there, by id. */
  async of(accountId: string, ids: readonly string[]): Promise<Map<string, LikenedPerson>> {
    const people = await this.withPoints(accountId, await this.query.of(accountId, ids));
    return new Map(people.map((person) => [person.id, person]));
  }

  stateOf(accountId: string): Promise<{ count: number; changedAt: string }> {
    return this.query.stateOf(accountId);
  }

  private async withPoints(accountId: string, found: readonly LikenedRow[]): Promise<LikenedPerson[]> {
    const ids = found.map(({ id }) => id);
    const pointsById = new Map<string, LikenedPoint[]>();
    for (const point of await this.query.pointsOf(accountId, ids)) {
      const known = pointsById.get(point.contactId);
      if (known) known.push(point);
      else pointsById.set(point.contactId, [point]);
    }
    return found.map((row) => likened(row, pointsById.get(row.id) ?? []));
  }
}

/** The stored keys of addresses are those of contacts/domain/duplicates.ts: see `valueKey` there. */
function likened(row: LikenedRow, points: readonly LikenedPoint[]): LikenedPerson {
  return {
    id: row.id,
    given: searchKey(row.givenName ?? row.nickname ?? ''),
    family: searchKey(row.familyName ?? ''),
    nickname: searchKey(row.nickname ?? ''),
    organisation: searchKey(row.organisation ?? ''),
    linkedIn: keysOf(points, 'link').flatMap((key) =>
      key.startsWith(LINKEDIN_PREFIX) ? [key.slice(LINKEDIN_PREFIX.length)] : [],
    ),
    emails: keysOf(points, 'email'),
    phones: keysOf(points, 'phone'),
    stationId: row.stationId,
    birthday: row.birthday,
    gender: row.gender,
  };
}

function keysOf(points: readonly LikenedPoint[], kind: string): readonly string[] {
  if (points.length === 0) return NONE;
  return points.filter((point) => point.kind === kind && point.valueKey !== '').map(({ valueKey }) => valueKey);
}
