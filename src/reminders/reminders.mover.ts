import { Injectable } from '@nestjs/common';
import { type Move, moveRows, moveTheseRows } from '../common/database/moved-rows.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { Mover } from '../contacts/merging/mover.js';
import { BirthdayReminders } from './birthday-reminders.service.js';

/** Merges that were noted before there were birthday reminders have the ids alone. */
type Moved = readonly string[] | { readonly ids: readonly string[]; readonly rested: readonly string[] };

/** What there is to do about them. One person has one birthday reminder: a second one rests. */
@Injectable()
export class RemindersMover extends Mover<Moved> {
  readonly name = 'reminders';
  readonly pointers = ['reminders.contact_id'];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly birthdays: BirthdayReminders,
    private readonly contacts: ContactsService,
  ) {
    super();
  }

  async moveTo(accountId: string, move: Move): Promise<Moved> {
    const ids = await moveRows(this.unitOfWork.writer, this.name, accountId, move);
    const rested = await this.birthdays.leaveOne(accountId, move.to, ids);
    return rested.length === 0 ? ids : { ids, rested };
  }

  /** The one who is back has the birthday that they had: another one counted meanwhile. */
  async moveBack(accountId: string, moved: Moved, move: Move): Promise<void> {
    const { ids, rested } = 'ids' in moved ? moved : { ids: moved, rested: [] };
    await moveTheseRows(this.unitOfWork.writer, this.name, accountId, { ...move, ids });
    await this.birthdays.openAgain(accountId, rested);
    if (ids.length > 0) await this.birthdays.follow(await this.contacts.find(accountId, move.to));
  }
}
