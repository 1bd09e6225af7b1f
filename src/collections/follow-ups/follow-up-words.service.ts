import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { FeedWords } from '../../calendar/feed-words.js';
import type { CalendarTask } from '../../calendar/ics/task.js';
import type { FollowUpItem } from './follow-up-items.query.js';

/** What a reminder is called in a list of tasks: the user's own words, or what the calendar feed says of it. */
@Injectable()
export class FollowUpWords {
  constructor(private readonly words: FeedWords) {}

  taskOf({ locale }: Account, item: FollowUpItem): CalendarTask {
    const { id: uid, kind, text, dueOn, doneAt, createdAt, updatedAt, person } = item;
    const said = this.words.ofReminder({ locale, initials: false }, { kind, text }, person);
    const description = person && text !== null ? said.summary : null;
    return {
      ...{ uid, dueOn, doneAt, createdAt, description, url: said.url },
      // one line is all that a list has room for
      summary: text?.replace(/\s+/g, ' ').trim() || said.summary,
      changedAt: updatedAt,
    };
  }

  /** For a task without a title. */
  ofNothing({ locale }: Account): string {
    return this.words.ofReminder({ locale, initials: false }, { kind: 'own', text: null }, null).summary;
  }
}
