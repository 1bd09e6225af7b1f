import type { LocalDate, Weekday } from '../../common/local-date.js';

const WORKDAYS: Weekday[] = [1, 2, 3, 4, 5];

/** How a new account starts: three people a week, a mail on working days at 08:30 (product.md, "The daily mail"). */
export const newAccountDefaults = {
  country: 'DE',
  region: null,
  city: null,
  pace: 3,
  mailTime: '08:30',
  mailDays: WORKDAYS,
  mailNames: true,
  industry: 'digital' as const,
  quietDates: [] as LocalDate[],
  pauseUntil: null,
  cadences: null,
  workingHours: null,
  slotRules: null,
  attitudeOn: null,
  nextDigestAt: null,
};
