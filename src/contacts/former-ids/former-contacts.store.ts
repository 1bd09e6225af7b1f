import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { insertRows } from '../../common/database/sql.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { FormerContact } from './former-contact.entity.js';

@Injectable()
export class FormerContactsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<FormerContact | null> {
    return this.unitOfWork.reader.findOneBy(FormerContact, { accountId, id });
  }

  /** Whatever was known of these ids before is replaced. */
  async put(former: readonly FormerContact[]): Promise<void> {
    const [first] = former;
    if (!first) return;
    const accountId = first.accountId;
    await this.remove(
      accountId,
      former.map(({ id }) => id),
    );
    const values = former.map((row) => [row.id, row.accountId, row.becameId, row.createdAt]);
    await insertRows(
      this.unitOfWork.writer,
      'former_contacts',
      ['id', 'account_id', 'became_id', 'created_at'],
      values,
    );
  }

  async idsThatBecame(accountId: string, becameId: string): Promise<string[]> {
    const found = await this.unitOfWork.reader.findBy(FormerContact, { accountId, becameId });
    return found.map(({ id }) => id);
  }

  async redirect(accountId: string, ids: readonly string[], becameId: string): Promise<void> {
    if (ids.length === 0) return;
    await this.unitOfWork.writer.update(FormerContact, { accountId, id: In([...ids]) }, { becameId });
  }

  async remove(accountId: string, ids: readonly string[]): Promise<void> {
    await this.unitOfWork.writer.delete(FormerContact, { accountId, id: In([...ids]) });
  }
}
