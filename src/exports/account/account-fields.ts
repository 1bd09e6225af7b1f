import { type Column, day, flag, integer, line, list, maybe, word } from './column.js';

const MOST_QUIET_DATES = 400;
const DAYS_OF_WEEK = 7;
const cadence: Column = { kind: 'cadence' };

/** The settings of the account. Left out: the password, the id, when the next mail is due, when it was made. */
export const accountFields: Readonly<Record<string, Column>> = {
  email: line(320),
  name: line(200),
  locale: word(['de', 'en']),
  timeZone: line(64),
  country: line(2),
  region: maybe(line(10)),
  city: maybe(line(200)),
  pace: integer(1, 10),
  mailTime: line(5),
  mailDays: list(integer(1, 7), 7),
  mailNames: flag,
  industry: word(['digital', 'not-digital']),
  quietDates: list(day, MOST_QUIET_DATES),
  pauseUntil: maybe(day),
  cadences: maybe({
    kind: 'object',
    fields: { inner: maybe(cadence), warm: maybe(cadence), known: maybe(cadence), loose: maybe(cadence) },
  }),
  workingHours: maybe({
    kind: 'object',
    fields: {
      ...{ from: line(5), to: line(5), days: list(integer(1, 7), DAYS_OF_WEEK) },
      byDay: maybe(list({ kind: 'object', fields: { day: integer(1, 7), from: line(5), to: line(5) } }, DAYS_OF_WEEK)),
    },
  }),
  slotRules: maybe({
    kind: 'object',
    fields: { travelMinutes: integer(0, 240), gapMinutes: integer(0, 240), noticeHours: integer(0, 336) },
  }),
  attitudeOn: maybe(day),
};
