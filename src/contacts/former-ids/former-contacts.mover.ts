import { Injectable } from '@nestjs/common';
import type { Move } from '../../common/database/moved-rows.js';
import { Mover } from '../merging/mover.js';
import { FormerContactsService } from './former-contacts.service.js';

/** The id of the one who goes leads on, and so do older ids that led to them. */
@Injectable()
export class FormerContactsMover extends Mover<readonly string[]> {
  readonly name = 'ledToThem';
  readonly pointers = ['former_contacts.became_id'];

  constructor(private readonly former: FormerContactsService) {
    super();
  }

  moveTo(accountId: string, { from, to }: Move): Promise<readonly string[]> {
    return this.former.becomes(accountId, from, to);
  }

  moveBack(accountId: string, ledToThem: readonly string[], { to }: Move): Promise<void> {
    return this.former.forget(accountId, to, ledToThem);
  }
}
