import { Injectable } from '@nestjs/common';
import type { LocalDate } from './local-date.js';

/** Calendars kept at once; the region is the account's own word, so without an end memory would have none. */
const MOST_CALENDARS = 200;

/** True for a day on which shops and offices are closed by law. */
export type IsHoliday = (day: LocalDate) => boolean;

interface HolidayCalendar {
  getHolidays(year: number): readonly { readonly date: string; readonly type: string }[];
}

/**
 * Public holidays by country (ISO 3166-1) and region ("BY", "BW"). The package is heavy (0.2-0.9 s, 20-50 MiB), so it is
 * loaded when first asked for; one calendar is kept for each country and region. An unknown country has no holidays.
 */
@Injectable()
export class Holidays {
  private readonly calendars = new Map<string, Promise<IsHoliday>>();

  in(country: string, region: string | null): Promise<IsHoliday> {
    const key = `${country} ${region ?? ''}`;
    const known = this.calendars.get(key);
    if (known) return known;
    if (this.calendars.size >= MOST_CALENDARS) this.calendars.clear();
    const loading = load(country, region);
    this.calendars.set(key, loading);
    loading.catch(() => this.calendars.delete(key)); // the caller sees the error; the next one tries again
    return loading;
  }
}

async function load(country: string, region: string | null): Promise<IsHoliday> {
  const { default: Calendar } = await import('date-holidays');
  const calendar: HolidayCalendar = region ? new Calendar(country, region) : new Calendar(country);
  const daysByYear = new Map<string, ReadonlySet<LocalDate>>();
  return (day) => {
    const year = day.slice(0, 4);
    const days = daysByYear.get(year) ?? publicDays(calendar, Number(year));
    daysByYear.set(year, days);
    return days.has(day);
  };
}

function publicDays(calendar: HolidayCalendar, year: number): ReadonlySet<LocalDate> {
  const days = calendar.getHolidays(year);
  return new Set(days.filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10)));
}
