import type { Fields, FormProblem } from '../../common/http/pages/form.js';
import { textOf } from '../../common/http/pages/form.js';
import type { Page } from '../../common/http/pages/pages.js';
import { isLocalDate } from '../../common/local-date.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { recurrenceWords } from '../../reminders/recurrence-words.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import { nameOf } from './person-words.view.js';
import { reminderForm } from './reminder-form.view.js';

interface Asked {
  readonly reminder: Reminder;
  readonly person: Contact | null;
  readonly revision: string;
  readonly fields?: Fields;
  readonly problem?: FormProblem;
}

/** A note for a day, about nobody in particular. */
export function newReminderPage(
  voice: Voice,
  { on, fields, problem }: { readonly on: string | null; readonly fields?: Fields; readonly problem?: FormProblem },
): Page {
  const title = voice.say('reminder.new');
  const dueOn = isLocalDate(on) && on > voice.today ? on : voice.today;
  const form = reminderForm(voice, { fields: fields ?? { dueOn }, problem });
  return { name: 'reminder-new', title, place: 'calendar', view: { title, form, day: dueOn, problem } };
}

/** One reminder: its words, its day, whether it comes again. */
export function reminderPage(voice: Voice, { reminder, person, revision, fields, problem }: Asked): Page {
  const kind = voice.say(`word.reminder.${reminder.kind}`);
  const name = person ? nameOf(voice, person) : null;
  const title = name === null ? kind : voice.say('reminder.title', { kind, name });
  const view = {
    id: reminder.id,
    title,
    person: person && { id: person.id, name },
    back: person ? `/people/${person.id}` : '/today',
    revision: (fields && textOf(fields, 'revision')) ?? revision,
    stands: standsWords(voice, reminder),
    isOpen: reminder.state === 'open',
    hasWords: !isOfBirthday(reminder),
    mayComeAgain: !isOfBirthday(reminder) && reminder.kind !== 'follow-up' && reminder.attemptId === null,
    mayComeAhead: reminder.kind !== 'follow-up' && reminder.attemptId === null,
    form: reminderForm(voice, { reminder, fields, problem }),
    problem,
  };
  return { name: 'reminder', title, place: 'people', view };
}

/** "Donnerstag, 24. Dezember · jedes Jahr am 24. Dezember" */
function standsWords(voice: Voice, { dueOn, recurrence }: Pick<Reminder, 'dueOn' | 'recurrence'>): string {
  const again = recurrence ? [recurrenceWords(voice, recurrence)] : [];
  return [voice.soon(dueOn), ...again].join(' · ');
}

/** It stands where the birthday stands. */
export function isOfBirthday({ kind, contactId, recurrence }: Reminder): boolean {
  return kind === 'birthday' && contactId !== null && recurrence !== null;
}
