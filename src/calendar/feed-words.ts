import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { Config } from '../common/config.js';
import { Texts } from '../common/text.js';
import type { Contact } from '../contacts/contact.entity.js';
import { fullName } from '../contacts/domain/full-name.js';
import type { MeetingWithPeople } from '../meetings/meetings.service.js';
import type { Reminder } from '../reminders/reminder.entity.js';
import type { EventWords } from './ics/feed-event.js';

type People = ReadonlyMap<string, Contact>;

/** How a feed speaks: the account's language, people by name, a link back to their page. */
@Injectable()
export class FeedWords {
  constructor(
    private readonly texts: Texts,
    private readonly config: Config,
  ) {}

  nameOf({ locale }: Account): string {
    return this.texts.say(locale, 'feed.name');
  }

  ofMeeting({ locale }: Account, meeting: MeetingWithPeople, people: People): EventWords {
    const present = meeting.people.flatMap(({ contactId }) => people.get(contactId) ?? []);
    const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(present.map(fullName));
    const summary = names
      ? this.texts.say(locale, 'feed.meeting', { names })
      : this.texts.say(locale, 'feed.meeting.nobody');
    return { summary, description: null, url: this.pageOf(present[0]) };
  }

  ofReminder({ locale }: Account, reminder: Reminder, people: People): EventWords {
    const person = reminder.contactId === null ? undefined : people.get(reminder.contactId);
    const url = this.pageOf(person);
    if (!person) {
      return { summary: reminder.text ?? this.texts.say(locale, 'feed.reminder.nobody'), description: null, url };
    }
    const summary = this.texts.say(locale, `feed.reminder.${reminder.kind}`, { name: fullName(person) });
    return { summary, description: reminder.text, url };
  }

  private pageOf(person: Contact | undefined): string {
    return `${this.config.baseUrl}${person ? `/people/${person.id}` : '/today'}`;
  }
}
