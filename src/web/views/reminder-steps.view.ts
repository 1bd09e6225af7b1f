import type { FormProblem } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { isSilenced } from '../../reminders/domain/silence.js';
import { recurrenceWords } from '../../reminders/recurrence-words.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import type { PersonFacts } from '../readers/person.reader.js';
import { leadOptions } from './reminder-form.view.js';
import { isOfBirthday } from './reminder.view.js';

interface Urls {
  path(path: string): string;
}

/** What is to be done next with somebody, with all that one can say to it. */
export function reminderStep(voice: Voice, urls: Urls, reminder: Reminder): object {
  const params = { kind: voice.say(`word.reminder.${reminder.kind}`), when: voice.soon(reminder.dueOn) };
  const { text, recurrence } = reminder;
  return {
    text: text
      ? voice.say('person.next-reminder-text', { ...params, text })
      : voice.say('person.next-reminder', params),
    again: recurrence && recurrenceWords(voice, recurrence),
    reminderId: reminder.id,
    tomorrow: voice.tomorrow(),
    href: thanksPath(reminder, urls),
  };
}

/** "Remind me of the birthday": where it is known, nobody does yet, and nobody asked not to be written to. */
export function birthdayForm(
  voice: Voice,
  { contact, history }: Pick<PersonFacts, 'contact' | 'history'>,
  problem: FormProblem | undefined,
): object | null {
  if (contact.birthday === null || isSilenced(contact) || history.reminders.some(isOfBirthday)) return null;
  return { leads: leadOptions(voice, null), problem };
}

/** A thank-you that was proposed opens its letter. */
function thanksPath({ kind, attemptId, contactId }: Reminder, urls: Urls): string | null {
  if (kind !== 'thank-you' || attemptId === null || contactId === null) return null;
  return urls.path(`/compose?to=${contactId}&situation=thanks-to-introducer`);
}
