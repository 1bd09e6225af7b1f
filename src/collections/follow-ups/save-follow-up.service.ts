import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import { RemindersService } from '../../reminders/reminders.service.js';
import { FilePeople } from '../file-people.service.js';
import { type OneThing, oneThing } from '../ics/one-thing.js';
import { taskEdit } from './domain/task-change.js';
import { FollowUpWords } from './follow-up-words.service.js';
import { taskTold } from './task-told.js';

/** Does what a file says, by the service that pages use: with its undo, and with the next time of what comes again. */
@Injectable()
export class SaveFollowUp {
  constructor(
    private readonly reminders: RemindersService,
    private readonly people: FilePeople,
    private readonly words: FollowUpWords,
    private readonly clock: Clock,
  ) {}

  /** The id of the new reminder. Without a day it is for today; it is about whoever is named in it, if that is one person. */
  async create(account: Account, thing: OneThing): Promise<string> {
    const told = taskTold(thing, account.timeZone);
    const [contactId = null, ...more] = await this.people.inTitle(account.id, told.summary);
    const { id } = await this.reminders.create(account, {
      kind: 'own',
      text: told.summary ?? this.words.ofNothing(account),
      dueOn: told.dueOn ?? this.clock.today(account.timeZone),
      contactId: more.length > 0 ? null : contactId,
      // done already, a series opens no next time; one whose first time alone is done does
      recurrence: told.isSeriesClosed || told.rule === null ? null : { rule: told.rule },
    });
    if (told.isClosed) await this.reminders.done(account.id, id);
    return id;
  }

  /** @param before the file that the program was given */
  async update(account: Account, id: string, thing: OneThing, before: string): Promise<void> {
    const was = taskTold(oneThing(before, 'VTODO'), account.timeZone);
    const told = taskTold(thing, account.timeZone);
    const { kind, attemptId, contactId } = await this.reminders.find(account.id, id);
    const edit = taskEdit(was, told, {
      isAboutSomebody: contactId !== null,
      mayComeAgain: kind !== 'follow-up' && attemptId === null,
    });
    if (Object.keys(edit).length > 0) await this.reminders.update(account.id, id, edit);
    if (told.isClosed && !was.isClosed) await this.reminders.done(account.id, id);
    if (!told.isClosed && was.isClosed) await this.reminders.reopen(account.id, id);
  }
}
