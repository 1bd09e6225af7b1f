import { type Fields, numberOf, textOf } from '../common/http/pages/form.js';
import { type RepeatChoice, repeatWords, rhythmUnits, ruleOfChoice } from '../reminders/domain/repeat-choice.js';

/** What a form about a reminder says, as the service takes it. What the form does not hold is left out. */
export function reminderInput(fields: Fields): object {
  const given = ['contactId', 'text', 'dueOn', 'kind'].map((name) => [name, textOf(fields, name)] as const);
  return {
    ...Object.fromEntries(given.filter(([, text]) => text !== null)),
    ...(textOf(fields, 'leadDays') === null ? {} : { leadDays: numberOf(fields, 'leadDays') }),
    ...recurrenceInput(fields),
  };
}

/** The rhythm that a form says; 0 units where it says none. */
export function choiceIn(fields: Fields): RepeatChoice {
  const asked = { word: textOf(fields, 'recurrence'), unit: textOf(fields, 'unit') };
  return {
    word: repeatWords.find((word) => word === asked.word) ?? 'once',
    every: numberOf(fields, 'every') ?? 0,
    unit: rhythmUnits.find((unit) => unit === asked.unit) ?? 'month',
  };
}

function recurrenceInput(fields: Fields): object {
  const choice = choiceIn(fields);
  if (textOf(fields, 'recurrence') === null || choice.word === 'kept') return {};
  const rule = ruleOfChoice(choice, textOf(fields, 'dueOn') ?? '');
  return { recurrence: rule === null ? null : { rule, from: textOf(fields, 'from') ?? 'date' } };
}
