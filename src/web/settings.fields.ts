import { type Fields, isTicked, numberOf, textOf, textsOf } from '../common/http/pages/form.js';

/** The form "Erinnerung": an empty day ends the pause, no ticked day means no mail. */
export function reminderInput(fields: Fields): object {
  return {
    pace: numberOf(fields, 'pace') ?? undefined,
    mailDays: textsOf(fields, 'mailDays').map(Number),
    mailTime: textOf(fields, 'mailTime') ?? undefined,
    timeZone: textOf(fields, 'timeZone') ?? undefined,
    region: textOf(fields, 'region'),
    mailNames: isTicked(fields, 'mailNames'),
    pauseUntil: textOf(fields, 'pauseUntil'),
  };
}

/** The form "Sprache und du". */
export function youInput(fields: Fields): object {
  return {
    locale: textOf(fields, 'locale') ?? undefined,
    name: textOf(fields, 'name') ?? '',
    city: textOf(fields, 'city'),
    industry: textOf(fields, 'industry') ?? undefined,
  };
}
