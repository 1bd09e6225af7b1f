import type { Voice } from '../../common/voice/voice.js';
import { recurrenceWords } from '../../reminders/recurrence-words.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import type { TodayFacts } from '../readers/today.reader.js';
import { isWholeDay } from './meeting.view.js';
import { nameOf } from './person-words.view.js';

/** Kept with a tick: promises, notes to oneself, and what is not about an open message. */
export function todosOf(voice: Voice, { lines, people }: TodayFacts): object[] {
  return remindersIn(lines)
    .filter((reminder) => reminder.kind !== 'follow-up' || reminder.attemptId === null)
    .map((reminder) => {
      const contact = reminder.contactId ? people.get(reminder.contactId) : undefined;
      const person = contact ? nameOf(voice, contact) : null;
      const kind = voice.say(`word.reminder.${reminder.kind}`);
      const text = reminder.text ?? '';
      return {
        id: reminder.id,
        kind: `${kind}:`,
        personId: contact?.id,
        person,
        text,
        stands: aheadOrAgain(voice, reminder),
        tomorrow: voice.tomorrow(),
        isThanks: reminder.kind === 'thank-you' && reminder.attemptId !== null,
        doneLabel: voice.say('today.done-sr', { text: [person, text].filter(Boolean).join(' ') || kind }),
      };
    });
}

/** "Donnerstag, 24. Dezember · jedes Jahr": which day, where it is said ahead, and that it comes again. */
function aheadOrAgain(voice: Voice, { dueOn, recurrence }: Reminder): string | null {
  const parts = [dueOn > voice.today ? voice.soon(dueOn) : null, recurrence && recurrenceWords(voice, recurrence)];
  return parts.filter((part) => part !== null).join(' · ') || null;
}

/** Sent a while ago, no answer noted: the one gentle question. */
export function followUpsOf(voice: Voice, { lines, people }: TodayFacts): object[] {
  return remindersIn(lines).flatMap((reminder) => {
    const contact = reminder.contactId ? people.get(reminder.contactId) : undefined;
    if (reminder.kind !== 'follow-up' || reminder.attemptId === null || !contact) return [];
    const ago = contact.lastInMindOn ? voice.ago(contact.lastInMindOn) : '';
    return [
      {
        id: reminder.attemptId,
        personId: contact.id,
        name: nameOf(voice, contact),
        sent: ago ? voice.say('today.written', { ago }) : null,
      },
    ];
  });
}

export function meetingsOf(voice: Voice, { lines, people }: TodayFacts): object[] {
  return lines.flatMap((line) =>
    line.kind === 'meeting'
      ? line.meetings.map((meeting) => ({
          id: meeting.id,
          start: meeting.startAt,
          time: isWholeDay(voice, meeting) ? voice.say('calendar.all-day') : voice.time(meeting.startAt),
          place: meeting.place,
          personId: meeting.contactIds[0],
          names: voice.list(meeting.contactIds.flatMap((id) => people.get(id) ?? []).map((one) => nameOf(voice, one))),
        }))
      : [],
  );
}

function remindersIn(lines: TodayFacts['lines']): Reminder[] {
  return lines.flatMap((line) => (line.kind === 'meeting' || line.kind === 'suggestion' ? [] : line.reminders));
}
