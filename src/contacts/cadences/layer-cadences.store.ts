import { Injectable } from '@nestjs/common';
import { changedRows, engineOf, rows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { LocalDate } from '../../common/local-date.js';
import type { Cadence } from '../domain/words.js';

/** Somebody of whom only what follows from the cadence is looked at. */
export interface RankedPerson {
  readonly id: string;
  readonly nameKey: string;
  readonly easeGroup: string;
  readonly silentSinceOn: LocalDate | null;
}

/** What follows for somebody from another cadence. */
export interface NewRank {
  readonly id: string;
  readonly easeGroup: string;
  readonly quietOn: LocalDate | null;
  readonly cadence: Cadence;
}

const columns = 'id, name_key as "nameKey", ease_group as "easeGroup", silent_since_on as "silentSinceOn"';
const noTagHasOne = `not exists (select 1 from contact_tags join tags on tags.id = contact_tags.tag_id
  where contact_tags.contact_id = contacts.id and contact_tags.account_id = contacts.account_id and tags.cadence is not null)`;
const placesFor = (values: readonly unknown[]): string => values.map(() => '?').join(',');

@Injectable()
export class LayerCadencesStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The next people in the order of their names who have no cadence of their own, in the trash or not. */
  next(accountId: string, after: Pick<RankedPerson, 'nameKey' | 'id'> | null, limit: number): Promise<RankedPerson[]> {
    const further = after ? 'and (name_key, id) > (?, ?)' : '';
    return rows(
      this.unitOfWork.reader,
      `select ${columns} from contacts where account_id = ? and cadence is null ${further} order by name_key, id limit ?`,
      [accountId, ...(after ? [after.nameKey, after.id] : []), limit],
    );
  }

  /** Those of them who have their cadence from the layer, neither of their own nor by a tag; nobody else changes them now. */
  inheriting(accountId: string, ids: readonly string[]): Promise<RankedPerson[]> {
    const { writer } = this.unitOfWork;
    const lock = engineOf(writer) === 'postgres' ? 'for no key update of contacts' : '';
    return rows(
      writer,
      `select ${columns} from contacts where id in (${placesFor(ids)}) and account_id || '' = ? and cadence is null
        and ${noTagHasOne} order by id ${lock}`,
      [...ids, accountId],
    );
  }

  async save(accountId: string, people: readonly NewRank[]): Promise<void> {
    if (people.length === 0) return;
    await changedRows(
      this.unitOfWork.writer,
      `update contacts set ease_group = cast(v.column2 as varchar(64)), quiet_on = cast(v.column3 as varchar(10)),
        effective_cadence_days = cast(v.column4 as integer)
        from (values ${people.map(() => '(?, ?, ?, ?)').join(', ')}) as v
        where contacts.id = v.column1 and contacts.account_id = ?`,
      [
        ...people.flatMap(({ id, easeGroup, quietOn, cadence }) => [
          ...[id, easeGroup, quietOn],
          cadence === 'none' ? null : cadence,
        ]),
        accountId,
      ],
    );
  }
}
