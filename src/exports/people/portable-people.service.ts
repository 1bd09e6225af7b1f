import { Injectable } from '@nestjs/common';
import { nextTurn } from '../../common/next-turn.js';
import type { PastRole, PostalAddress } from '../../contacts/domain/address-book.js';
import type { CustomValues } from '../../contacts/domain/custom-values.js';
import type { ExtraEntry } from '../../contacts/domain/extras.js';
import type { MutualRelation } from '../../contacts/domain/relation-kinds.js';
import { personColumns } from '../account/person-tables.js';
import { columnOf } from '../account/stored-row.js';
import { type CustomFieldRow, PortablePeopleQuery, type PersonRow } from './portable-people.query.js';
import { portableFields, type PortableFields } from './portable-fields.js';
import type {
  PortableCustom,
  PortableExtra,
  PortablePerson,
  PortablePoint,
  PortableRelation,
} from './portable-person.js';

/** Some 10 ms of reading and writing, then others get their turn. */
const PEOPLE_PER_PAGE = 500;

/** Everybody of an account who is not in the trash, with everything that stands beside them. */
@Injectable()
export class PortablePeople {
  constructor(private readonly query: PortablePeopleQuery) {}

  async *all(accountId: string): AsyncGenerator<PortablePerson[]> {
    const customFields = await this.query.customFields(accountId);
    for (let last: PersonRow | null = null; ;) {
      const found: PersonRow[] = await this.query.page(accountId, last, PEOPLE_PER_PAGE);
      if (found.length > 0) yield await this.withBesides(accountId, found, customFields);
      if (found.length < PEOPLE_PER_PAGE) return;
      last = found.at(-1) ?? null;
      await nextTurn();
    }
  }

  /** These people, by id; whoever is in the trash or not there is missing. */
  async these(accountId: string, ids: readonly string[]): Promise<Map<string, PortablePerson>> {
    const found = await this.query.these(accountId, ids);
    const people = await this.withBesides(accountId, found, await this.query.customFields(accountId));
    return new Map(people.map((person) => [person.id, person]));
  }

  private async withBesides(
    accountId: string,
    found: readonly PersonRow[],
    customFields: readonly CustomFieldRow[],
  ): Promise<PortablePerson[]> {
    if (found.length === 0) return [];
    const ids = found.map(({ id }) => id);
    const points = grouped(
      await this.query.points(accountId, ids),
      ({ contact_id: id, kind, value, label, preferred }) => [
        id,
        { kind, value, label, preferred: Boolean(preferred) } satisfies PortablePoint,
      ],
    );
    const tags = grouped(await this.query.tags(accountId, ids), ({ contact_id: id, name }) => [id, name]);
    const related = (await this.query.relations(accountId, ids)).flatMap((row) => [
      { id: row.one_id, kind: row.kind, contactId: row.other_id },
      { id: row.other_id, kind: row.kind, contactId: row.one_id },
    ]);
    const relations = grouped(related, ({ id, kind, contactId }) => [
      id,
      { kind: kind as MutualRelation, contactId } satisfies PortableRelation, // a word of ours in the database
    ]);
    const extras = await this.extras(accountId, ids);
    return found.map((row) => ({
      ...plainFields(row),
      id: row.id,
      updatedAt: row.updated_at,
      points: points.get(row.id) ?? [],
      addresses: row.addresses === null ? [] : (JSON.parse(row.addresses) as PostalAddress[]),
      history: row.history === null ? [] : (JSON.parse(row.history) as PastRole[]),
      tags: tags.get(row.id) ?? [],
      custom: row.custom === null ? [] : customOf(JSON.parse(row.custom) as CustomValues, customFields),
      station: row.station,
      introducedById: row.introduced_by_id,
      relations: relations.get(row.id) ?? [],
      extras: extras.get(row.id) ?? [],
    }));
  }

  private async extras(accountId: string, ids: readonly string[]): Promise<Map<string, PortableExtra[]>> {
    const entries = (await this.query.extras(accountId, ids)).flatMap(({ contact_id: id, origin, entries }) =>
      (JSON.parse(entries) as ExtraEntry[]).map(({ name, value }) => ({ id, extra: { origin, name, value } })),
    );
    return grouped(entries, ({ id, extra }) => [id, extra]);
  }
}

const COLUMNS = portableFields.map((field) => {
  const column = personColumns[field];
  return { field, name: column ? columnOf(field, column) : field, kind: column?.kind };
});

/** As the database has them, but for what SQLite keeps as numbers or text. */
function plainFields(row: PersonRow): PortableFields {
  const fields: Record<string, unknown> = {};
  for (const { field, name, kind } of COLUMNS) {
    const stored = row[name];
    if (stored !== null && kind === 'flag') fields[field] = Boolean(stored);
    else if (stored !== null && kind === 'cadence') fields[field] = stored === 'none' ? stored : Number(stored);
    else fields[field] = stored;
  }
  return fields as unknown as PortableFields; // one field for each column above
}

function customOf(values: CustomValues, fields: readonly CustomFieldRow[]): PortableCustom[] {
  return fields.flatMap(({ id, name, kind }) => {
    const value = values[id];
    return value === undefined ? [] : { name, kind, value };
  });
}

function grouped<R, T>(found: readonly R[], entry: (row: R) => [string, T]): Map<string, T[]> {
  const byId = new Map<string, T[]>();
  for (const row of found) {
    const [id, value] = entry(row);
    const list = byId.get(id);
    if (list) list.push(value);
    else byId.set(id, [value]);
  }
  return byId;
}
