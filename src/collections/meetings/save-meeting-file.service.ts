import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { FeedWords } from '../../calendar/feed-words.js';
import type { ShownMeeting } from '../../calendar/meeting-files.service.js';
import { MeetingsService } from '../../meetings/meetings.service.js';
import { ChangeMeetingService } from '../../outreach/moves/change-meeting.service.js';
import { ItemRefused } from '../collections.errors.js';
import { FilePeople } from '../file-people.service.js';
import { type OneThing, oneThing } from '../ics/one-thing.js';
import { meetingEdit, newMeetingWords } from './domain/meeting-change.js';
import { type MeetingTold, meetingTold } from './meeting-told.js';

/** As the input of meetings has it. */
const MOST_PEOPLE = 50;

/** A meeting as it stands, and the file that the program was given of it. */
export interface KnownMeeting {
  readonly shown: ShownMeeting;
  readonly text: string;
}

/** Does what a file says, by the service that pages use: with its undo, its webhooks and what follows from it. */
@Injectable()
export class SaveMeetingFile {
  constructor(
    private readonly changes: ChangeMeetingService,
    private readonly meetings: MeetingsService,
    private readonly people: FilePeople,
    private readonly words: FeedWords,
  ) {}

  /** The id of the new meeting. Throws ItemRefused where nobody whom the user knows takes part. */
  async create(account: Account, thing: OneThing): Promise<string> {
    const told = meetingTold(thing, account.timeZone);
    const people = (await this.people.of(account, told.addresses, told.summary)).slice(0, MOST_PEOPLE);
    if (people.length === 0) throw withNobody();
    const untitled = { id: '', title: null, note: null, place: null };
    const usual = this.words.ofMeeting({ locale: account.locale, initials: false }, untitled, people);
    const { id } = await this.changes.create(account, {
      ...newMeetingWords(told, usual.summary),
      start: told.startAt,
      end: told.endAt,
      timeZone: told.zone ?? account.timeZone,
      place: told.place,
      contactIds: people.map((person) => person.id),
    });
    await this.meetings.raiseSequence(account.id, id, told.sequence);
    return id;
  }

  async update(account: Account, thing: OneThing, { shown, text }: KnownMeeting): Promise<void> {
    const { meeting, event } = shown;
    const before = meetingTold(oneThing(text, 'VEVENT'), meeting.timeZone);
    const told = meetingTold(thing, meeting.timeZone);
    const edit = meetingEdit(before, told, { ...meeting, description: event.description });
    const contactIds = await this.peopleAfter(account, meeting.id, { before, told });
    const input = contactIds ? { ...edit, contactIds } : edit;
    if (Object.keys(input).length > 0) await this.changes.update(account, meeting.id, input);
    await this.meetings.raiseSequence(account.id, meeting.id, told.sequence);
  }

  /** Who was invited there takes part, who was struck out does not; null: nothing changes, or nobody would be left. */
  private async peopleAfter(
    account: Account,
    id: string,
    { before, told }: { readonly before: MeetingTold; readonly told: MeetingTold },
  ): Promise<string[] | null> {
    const added = told.addresses.filter((address) => !before.addresses.includes(address));
    const struck = before.addresses.filter((address) => !told.addresses.includes(address));
    if (added.length + struck.length === 0) return null;
    const [joined, stay, left] = await Promise.all(
      [added, told.addresses, struck].map((addresses) => this.people.reachedBy(account, addresses)),
    );
    const { people } = await this.meetings.find(account.id, id);
    const known = people.map(({ contactId }) => contactId);
    const gone = (left ?? []).filter((one) => !stay?.includes(one));
    const after = [...new Set([...known, ...(joined ?? [])])].filter((one) => !gone.includes(one));
    const isSame = after.length === known.length && after.every((one) => known.includes(one));
    return isSame || after.length === 0 ? null : after.slice(0, MOST_PEOPLE);
  }
}

function withNobody(): ItemRefused {
  const detail =
    'Meetings here are with people you know: invite one of them by an e-mail address that stands with them, or write a full name into the title.';
  return new ItemRefused('valid-calendar-object-resource', detail);
}
