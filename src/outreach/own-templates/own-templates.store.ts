import { Injectable } from '@nestjs/common';
import { changedRows } from '../../common/database/sql.js';
import { findForChange } from '../../common/database/for-change.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../../common/database/whole-rows.js';
import type { Form, Language } from '../../contacts/domain/words.js';
import type { Situation } from '../domain/words.js';
import { OwnTemplate, OwnTemplateVersion } from './own-template.entity.js';

/** For which letters; what is left out is any. */
export interface Manner {
  readonly situation?: Situation | undefined;
  readonly language?: Language | undefined;
  readonly form?: Form | undefined;
}

@Injectable()
export class OwnTemplatesStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<OwnTemplate | null> {
    return wholeRow(this.unitOfWork.reader, OwnTemplate, 'id = ? and account_id = ?', [id, accountId]);
  }

  findForChange(accountId: string, id: string): Promise<OwnTemplate | null> {
    return findForChange(this.unitOfWork.writer, OwnTemplate, { accountId, id });
  }

  /** In the order they were made, as far as `most`. */
  list(accountId: string, manner: Manner, most: number): Promise<OwnTemplate[]> {
    const asked = (['situation', 'language', 'form'] as const).flatMap((column) => {
      const value = manner[column];
      return value === undefined ? [] : [{ column, value }];
    });
    const where = ['account_id = ?', ...asked.map(({ column }) => `${column} = ?`)].join(' and ');
    const values = [accountId, ...asked.map(({ value }) => value)];
    const ordered = `${where} order by created_at, id limit ${Math.trunc(most)}`;
    return wholeRows(this.unitOfWork.reader, OwnTemplate, ordered, values);
  }

  count(accountId: string): Promise<number> {
    return this.unitOfWork.reader.countBy(OwnTemplate, { accountId });
  }

  async insert(template: OwnTemplate): Promise<void> {
    await this.unitOfWork.writer.insert(OwnTemplate, template);
  }

  async save({ id, accountId, ...fields }: OwnTemplate): Promise<void> {
    await this.unitOfWork.writer.update(OwnTemplate, { accountId, id }, fields);
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(OwnTemplate, { accountId, id });
  }

  /** The newest first, as far as `most`. */
  versions(accountId: string, templateId: string, most: number): Promise<OwnTemplateVersion[]> {
    const where = `template_id = ? and account_id = ? order by version desc limit ${Math.trunc(most)}`;
    return wholeRows(this.unitOfWork.reader, OwnTemplateVersion, where, [templateId, accountId]);
  }

  version(accountId: string, templateId: string, version: number): Promise<OwnTemplateVersion | null> {
    const where = 'template_id = ? and account_id = ? and version = ?';
    return wholeRow(this.unitOfWork.reader, OwnTemplateVersion, where, [templateId, accountId, version]);
  }

  async insertVersion(version: OwnTemplateVersion): Promise<void> {
    await this.unitOfWork.writer.insert(OwnTemplateVersion, version);
  }

  /** Those up to that one are forgotten. */
  async forgetVersions(accountId: string, templateId: string, upTo: number): Promise<void> {
    const sql = 'delete from own_template_versions where template_id = ? and account_id = ? and version <= ?';
    await changedRows(this.unitOfWork.writer, sql, [templateId, accountId, upTo]);
  }
}
