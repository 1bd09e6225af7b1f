import { Injectable } from '@nestjs/common';
import { findForChange } from '../../common/database/for-change.js';
import { engineOf, rows } from '../../common/database/sql.js';
import { isTaken } from '../../common/database/taken.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { CustomFieldNameTaken } from './custom-field.errors.js';
import { CustomField } from './custom-field.entity.js';
import type { CustomValues } from '../domain/custom-values.js';
import { mostCustomFields } from '../domain/custom-values.js';

export interface Filled {
  readonly id: string;
  readonly createdAt: string;
  readonly custom: string;
}

@Injectable()
export class CustomFieldsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(accountId: string): Promise<CustomField[]> {
    const order = { position: 'ASC', nameKey: 'ASC' } as const;
    return this.unitOfWork.reader.find(CustomField, { where: { accountId }, order, take: mostCustomFields });
  }

  /** As they are until the unit of work ends: nobody changes their kind meanwhile. */
  listForUse(accountId: string): Promise<CustomField[]> {
    const { writer } = this.unitOfWork;
    const lock = engineOf(writer) === 'postgres' ? { lock: { mode: 'pessimistic_read' as const } } : {};
    return writer.find(CustomField, { where: { accountId }, order: { id: 'ASC' }, take: mostCustomFields, ...lock });
  }

  find(accountId: string, id: string): Promise<CustomField | null> {
    return this.unitOfWork.reader.findOneBy(CustomField, { accountId, id });
  }

  findForChange(accountId: string, id: string): Promise<CustomField | null> {
    return findForChange(this.unitOfWork.writer, CustomField, { accountId, id });
  }

  async insert(field: CustomField): Promise<void> {
    await unlessTaken(this.unitOfWork.writer.insert(CustomField, field));
  }

  async save({ id, accountId, ...fields }: CustomField): Promise<void> {
    await unlessTaken(this.unitOfWork.writer.update(CustomField, { accountId, id }, fields));
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(CustomField, { accountId, id });
  }

  /** Who has a value of the field, trash included, in the order they came. */
  filledAfter(accountId: string, fieldId: string, last: Filled | null, limit: number): Promise<Filled[]> {
    return rows(
      this.unitOfWork.reader,
      `select id, created_at as "createdAt", custom from contacts
        where account_id = ? and (created_at, id) > (?, ?) and custom like ?
        order by created_at, id limit ${limit}`,
      [accountId, last?.createdAt ?? '', last?.id ?? '', holding(fieldId)],
    );
  }

  async saveValues(accountId: string, contactId: string, custom: CustomValues): Promise<void> {
    const sql = 'update contacts set custom = ? where account_id = ? and id = ?';
    await rows(this.unitOfWork.writer, sql, [JSON.stringify(custom), accountId, contactId]);
  }

  /** The field's value goes from everybody, trash included. */
  async removeValues(accountId: string, fieldId: string): Promise<void> {
    const { writer } = this.unitOfWork;
    const [without, key] =
      engineOf(writer) === 'postgres'
        ? ['(custom::jsonb - ?::text)::text', fieldId]
        : ['json_remove(custom, ?)', `$."${fieldId}"`];
    const sql = `update contacts set custom = nullif(${without}, '{}') where account_id = ? and custom like ?`;
    await rows(writer, sql, [key, accountId, holding(fieldId)]);
  }
}

/** Values stand by the id of their field, and an id holds nothing that LIKE reads as a pattern. */
function holding(fieldId: string): string {
  return `%"${fieldId}"%`;
}

/** Another request may have taken the name since we looked. */
async function unlessTaken(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (isTaken(error)) throw new CustomFieldNameTaken();
    throw error;
  }
}
