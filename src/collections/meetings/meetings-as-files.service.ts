import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { printCalendar } from '../../calendar/ics/calendar.js';
import { MeetingFiles, type ShownMeeting } from '../../calendar/meeting-files.service.js';
import { Turns } from '../../common/turns.js';
import { MeetingNotFound } from '../../meetings/meetings.errors.js';
import { ChangeMeetingService } from '../../outreach/moves/change-meeting.service.js';
import { CollectionsQuery } from '../collections.query.js';
import { calledFile } from '../ics/called-file.js';
import { acceptedThing } from '../ics/one-thing.js';
import { CollectionFiles, type ItemToSave, type SavedItem } from '../collection-files.js';
import { patchedMeeting } from './meeting-patch.js';
import { type KnownMeeting, SaveMeetingFile } from './save-meeting-file.service.js';

/** Meetings as files of a calendar, each with one VEVENT. */
@Injectable()
export class MeetingsAsFiles extends CollectionFiles {
  readonly kind = 'meetings';

  constructor(
    private readonly files: MeetingFiles,
    private readonly saving: SaveMeetingFile,
    private readonly changes: ChangeMeetingService,
    private readonly collections: CollectionsQuery,
  ) {
    super();
  }

  async texts(account: Account, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const known = await this.known(account, ids);
    return new Map([...known].map(([id, { text }]) => [id, text]));
  }

  uidOf(text: string): string {
    return acceptedThing(text, 'VEVENT').uid;
  }

  async save(account: Account, { id: known, text }: ItemToSave): Promise<SavedItem> {
    const thing = acceptedThing(text, 'VEVENT');
    const id = known ?? (await this.saving.create(account, thing));
    if (known) await this.saving.update(account, thing, await this.one(account, known));
    const { shown } = await this.one(account, id);
    return { id, uid: thing.uid, isAsPut: patchedMeeting(text, shown) === text };
  }

  remove(account: Account, id: string): Promise<void> {
    return this.changes.remove(account, id);
  }

  private async one(account: Account, id: string): Promise<KnownMeeting> {
    const found = (await this.known(account, [id])).get(id);
    if (!found) throw new MeetingNotFound();
    return found;
  }

  private async known(account: Account, ids: readonly string[]): Promise<Map<string, KnownMeeting>> {
    const found = await this.files.shown(account, ids);
    const puts = await this.collections.put(account.id, ids);
    const known = new Map<string, KnownMeeting>();
    const turns = new Turns();
    for (const shown of [...found.values()].map(asItself)) {
      if (turns.due) await turns.pass();
      const { uid = null, body = null } = puts.get(shown.meeting.id) ?? {};
      const text = body === null ? printCalendar({ name: null, events: [shown.event] }) : patchedMeeting(body, shown);
      known.set(shown.meeting.id, { shown, text: calledFile(text, uid) });
    }
    return known;
  }
}

/** With the moment of its own last change: that of its people moves without the file's number. */
function asItself({ meeting, event }: ShownMeeting): ShownMeeting {
  return { meeting, event: { ...event, changedAt: meeting.updatedAt } };
}
