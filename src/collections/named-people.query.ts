import { Injectable } from '@nestjs/common';
import { rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { fullName, type Named } from '../contacts/domain/full-name.js';
import { searchKey } from '../contacts/domain/name-key.js';
import { namesInTitle } from './domain/names-in-title.js';

/** Of one title; more are a coincidence of names, and nobody is meant. */
const MOST_FOUND = 100;

/** People whose full name stands in what a program calls a meeting or a task. */
@Injectable()
export class NamedPeopleQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Ids of living people; of two with the same name, neither. */
  async inTitle(accountId: string, title: string): Promise<string[]> {
    const names = namesInTitle(title);
    if (names.length === 0) return [];
    const keys = [...new Set(names.map(({ sortedBy }) => sortedBy))];
    const found = await rows<Named & { id: string }>(
      this.unitOfWork.reader,
      `select id, given_name as "givenName", family_name as "familyName", nickname, organisation from contacts
        where account_id = ? and name_key in (${keys.map(() => '?').join(', ')}) and deleted_at is null
        order by id limit ${MOST_FOUND}`,
      [accountId, ...keys],
    );
    const inTitle = new Set(names.map(({ name }) => name));
    const called = found.map((person) => ({ id: person.id, name: searchKey(fullName(person)) }));
    const isOnlyOne = (name: string): boolean => called.filter((one) => one.name === name).length === 1;
    return called.filter(({ name }) => inTitle.has(name) && isOnlyOne(name)).map(({ id }) => id);
  }
}
