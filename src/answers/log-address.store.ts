import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { MailKey } from './mail-key.entity.js';

/** The one key of an account that logs. */
@Injectable()
export class LogAddressStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string): Promise<MailKey | null> {
    return this.unitOfWork.reader.findOneBy(MailKey, { accountId, kind: 'log' });
  }

  async remove(accountId: string): Promise<void> {
    await this.unitOfWork.writer.delete(MailKey, { accountId, kind: 'log' });
  }

  async insert(keys: readonly MailKey[]): Promise<void> {
    await this.unitOfWork.writer.insert(MailKey, [...keys]);
  }
}
