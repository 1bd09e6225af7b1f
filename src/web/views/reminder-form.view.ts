import { addDays } from '../../common/local-date.js';
import { type Fields, type FormProblem, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { recurrenceOrigins } from '../../reminders/domain/recurrence.js';
import { choiceOf, repeatWords, rhythmUnits } from '../../reminders/domain/repeat-choice.js';
import { recurrenceWords } from '../../reminders/recurrence-words.js';
import type { Reminder } from '../../reminders/reminder.entity.js';
import { choiceIn } from '../reminder.fields.js';
import { optionsOf } from './options.view.js';

interface Shown {
  readonly reminder?: Reminder;
  readonly fields?: Fields | undefined;
  readonly problem?: FormProblem | undefined;
}

/** A promise is due in a week unless another day is chosen. */
const PROMISE_DAYS = 7;
/** What is offered; another number that came by the API stays beside them. Unit: days. */
const LEAD_DAYS = ['0', '1', '3', '7', '14', '30'];

/** A promise, or a note to oneself, for a day: once, or again and again. */
export function reminderForm(voice: Voice, shown: Shown): object {
  const { reminder, fields, problem } = shown;
  const now = (name: string, stored: string | null): string | null => (fields ? textOf(fields, name) : stored);
  return {
    text: now('text', reminder?.text ?? null),
    dueOn: now('dueOn', reminder?.dueOn ?? addDays(voice.today, PROMISE_DAYS)),
    today: reminder ? null : voice.today,
    kinds: optionsOf(['promise', 'own'], now('kind', 'promise'), (kind) => voice.say(`word.reminder.${kind}`)),
    leads: leadOptions(voice, now('leadDays', leadOf(reminder))),
    problem,
    ...rhythmOf(voice, shown),
  };
}

function rhythmOf(voice: Voice, { reminder, fields }: Shown): object {
  const recurrence = reminder?.recurrence ?? null;
  const choice = fields ? choiceIn(fields) : choiceOf(recurrence);
  const offered = repeatWords.filter((word) => word !== 'kept' || choice.word === 'kept');
  const kept = recurrence ? recurrenceWords(voice, recurrence) : '';
  const from = fields ? textOf(fields, 'from') : recurrence?.from;
  return {
    repeats: optionsOf(offered, choice.word, (word) => voice.say(`reminder.repeat.${word}`, { words: kept })),
    every: choice.every,
    units: optionsOf(rhythmUnits, choice.unit, (unit) => voice.say(`reminder.unit.${unit}`)),
    origins: optionsOf(recurrenceOrigins, from ?? 'date', (origin) => voice.say(`reminder.from.${origin}`)),
    isAgain: choice.word !== 'once',
  };
}

/** How long ahead one wants to hear of it. */
export function leadOptions(voice: Voice, chosen: string | null): object[] {
  const value = chosen ?? '0';
  const offered = LEAD_DAYS.includes(value) ? LEAD_DAYS : [...LEAD_DAYS, value];
  return optionsOf(offered, value, (days) => voice.say('reminder.lead', { days: Number(days) || 0 }));
}

/** Of a series: the days ahead of all its days, not of one that was put off. */
function leadOf(reminder: Reminder | undefined): string | null {
  const days = reminder?.recurrence ? reminder.recurrence.leadDays : reminder?.leadDays;
  return days === null || days === undefined ? null : String(days);
}
