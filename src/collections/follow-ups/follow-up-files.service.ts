import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { printTask } from '../../calendar/ics/calendar.js';
import { Turns } from '../../common/turns.js';
import { RemindersService } from '../../reminders/reminders.service.js';
import { ReminderNotFound } from '../../reminders/reminders.errors.js';
import { CollectionsQuery } from '../collections.query.js';
import { calledFile } from '../ics/called-file.js';
import { acceptedThing } from '../ics/one-thing.js';
import { CollectionFiles, type ItemToSave, type SavedItem } from '../collection-files.js';
import { type FollowUpItem, FollowUpItemsQuery } from './follow-up-items.query.js';
import { FollowUpWords } from './follow-up-words.service.js';
import { SaveFollowUp } from './save-follow-up.service.js';
import { patchedTask, type ShownTask } from './task-patch.js';

/** A reminder as a task, and its file. */
interface KnownTask {
  readonly shown: ShownTask;
  readonly text: string;
}

/** Reminders as files of a list of tasks, each with one VTODO. */
@Injectable()
export class FollowUpFiles extends CollectionFiles {
  readonly kind = 'follow-ups';

  constructor(
    private readonly items: FollowUpItemsQuery,
    private readonly words: FollowUpWords,
    private readonly saving: SaveFollowUp,
    private readonly reminders: RemindersService,
    private readonly collections: CollectionsQuery,
  ) {
    super();
  }

  async texts(account: Account, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const known = await this.known(account, ids);
    return new Map([...known].map(([id, { text }]) => [id, text]));
  }

  uidOf(text: string): string {
    return acceptedThing(text, 'VTODO').uid;
  }

  async save(account: Account, { id: known, text }: ItemToSave): Promise<SavedItem> {
    const thing = acceptedThing(text, 'VTODO');
    const id = known ?? (await this.saving.create(account, thing));
    if (known) await this.saving.update(account, known, thing, (await this.one(account, known)).text);
    const { shown } = await this.one(account, id);
    return { id, uid: thing.uid, isAsPut: patchedTask(text, shown, account.timeZone) === text };
  }

  remove(account: Account, id: string): Promise<void> {
    return this.reminders.remove(account.id, id);
  }

  private async one(account: Account, id: string): Promise<KnownTask> {
    const found = (await this.known(account, [id])).get(id);
    if (!found) throw new ReminderNotFound();
    return found;
  }

  private async known(account: Account, ids: readonly string[]): Promise<Map<string, KnownTask>> {
    const items = await this.items.ofIds(account.id, ids);
    const puts = await this.collections.put(account.id, ids);
    const known = new Map<string, KnownTask>();
    const turns = new Turns();
    for (const item of items) {
      if (turns.due) await turns.pass();
      const shown = { task: this.words.taskOf(account, item), rule: ruleOf(item) };
      const { uid = null, body = null } = puts.get(item.id) ?? {};
      const text = body === null ? printTask(shown.task) : patchedTask(body, shown, account.timeZone);
      known.set(item.id, { shown, text: calledFile(text, uid) });
    }
    return known;
  }
}

function ruleOf({ recurrence }: FollowUpItem): string | null {
  return recurrence?.from === 'date' ? recurrence.rule : null;
}
