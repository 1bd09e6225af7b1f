import { Injectable } from '@nestjs/common';
import { Config } from '../common/config.js';
import { type Locale, Texts } from '../common/text.js';
import { fullName, type Named } from '../contacts/domain/full-name.js';
import { initials } from './domain/initials.js';
import type { FeedBirthday, FeedMeeting, FeedReminder, FeedTrip } from './feed.query.js';
import type { EventWords } from './ics/feed-event.js';

/** The language of a calendar, and how much it says. */
export interface Speech {
  readonly locale: Locale;
  /** Initials instead of names, and nothing that the user wrote. */
  readonly initials: boolean;
}

const joined: Readonly<Record<Locale, Intl.ListFormat>> = {
  de: new Intl.ListFormat('de', { type: 'conjunction' }),
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
};

/** How a calendar speaks: the account's language, people by name, a link back to their page. */
@Injectable()
export class FeedWords {
  constructor(
    private readonly texts: Texts,
    private readonly config: Config,
  ) {}

  nameOf(locale: Locale): string {
    return this.texts.say(locale, 'feed.name');
  }

  /** With a title of its own, the names stand below it. */
  ofMeeting(
    speech: Speech,
    meeting: Pick<FeedMeeting, 'id' | 'title' | 'note' | 'place'>,
    people: readonly Named[],
  ): EventWords {
    const { locale } = speech;
    const all = people.map((person) => this.name(speech, person));
    const names = all.length > 1 ? joined[locale].format(all) : (all[0] ?? '');
    const title = speech.initials ? null : meeting.title;
    const who = names
      ? this.texts.say(locale, 'feed.meeting', { names })
      : this.texts.say(locale, 'feed.meeting.nobody');
    const description = own(speech, lines(title !== null && names ? who : null, meeting.note));
    const url = this.page(`/meetings/${meeting.id}`);
    return { summary: title ?? who, description, location: own(speech, meeting.place), url };
  }

  ofReminder(
    speech: Speech,
    reminder: Pick<FeedReminder, 'kind' | 'text'>,
    person: (Named & { readonly id: string }) | null,
  ): EventWords {
    const { locale } = speech;
    const [location, text] = [null, own(speech, reminder.text)];
    if (!person) {
      const summary = text ?? this.texts.say(locale, 'feed.reminder.nobody');
      return { summary, description: null, location, url: this.page('/today') };
    }
    const summary = this.texts.say(locale, `feed.reminder.${reminder.kind}`, { name: this.name(speech, person) });
    return { summary, description: text, location, url: this.page(`/people/${person.id}`) };
  }

  ofTrip(speech: Speech, trip: FeedTrip): EventWords {
    const summary = this.texts.say(speech.locale, 'feed.trip', { city: trip.city });
    const url = this.page(`/trips/${trip.id}`);
    return { summary, description: own(speech, trip.note), location: trip.city, url };
  }

  ofBirthday(speech: Speech, person: FeedBirthday): EventWords {
    const { locale } = speech;
    const summary = this.texts.say(locale, 'feed.birthday', { name: this.name(speech, person) });
    const year = /^\d{4}/.exec(person.birthday)?.[0] ?? null;
    const description = own(speech, year && this.texts.say(locale, 'feed.birthday.year', { year }));
    return { summary, description, location: null, url: this.page(`/people/${person.id}`) };
  }

  private name(speech: Speech, person: Named): string {
    const name = fullName(person);
    return speech.initials ? initials(name) : name;
  }

  private page(path: string): string {
    return `${this.config.baseUrl}${path}`;
  }
}

/** What only the user should read. */
function own({ initials: isShort }: Speech, text: string | null): string | null {
  return isShort ? null : text;
}

function lines(...texts: readonly (string | null)[]): string | null {
  return texts.filter((text) => text !== null && text !== '').join('\n') || null;
}
