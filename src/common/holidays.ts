import { Injectable } from '@nestjs/common';
import type { LocalDate } from './local-date.js';

/** Calendars kept at once; the region is the account's own word, so without an end memory would have none. */
const MOST_CALENDARS = 200;

/** True for a day on which shops and offices are closed by law. */
export type IsHoliday = (day: LocalDate) => boolean;

/** What a public holiday is called; null for any other day. */
export type NameOfHoliday = (day: LocalDate) => string | null;

interface HolidayCalendar {
  getHolidays(
    year: number,
    language?: string,
  ): readonly { readonly date: string; readonly type: string; readonly name: string }[];
}

/**
 * Public holidays by country (ISO 3166-1) and region ("BY", "BW"). The package is heavy (0.2-0.9 s, 20-50 MiB), so it is
 * loaded when first asked for; one calendar is kept for each country and region. An unknown country has no holidays.
 */
@Injectable()
export class Holidays {
  private readonly calendars = new Map<string, Promise<IsHoliday>>();
  private readonly named = new Map<string, Promise<NameOfHoliday>>();

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

  /** The same with the name of the day, in a language (ISO 639-1) or else in that of the country. */
  namesIn(country: string, region: string | null, language: string): Promise<NameOfHoliday> {
    const key = `${country} ${region ?? ''} ${language}`;
    const known = this.named.get(key);
    if (known) return known;
    if (this.named.size >= MOST_CALENDARS) this.named.clear();
    const loading = loadNames(country, region, language);
    this.named.set(key, loading);
    loading.catch(() => this.named.delete(key)); // as above
    return loading;
  }
}

async function load(country: string, region: string | null): Promise<IsHoliday> {
  const calendar = await calendarOf(country, region);
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

async function loadNames(country: string, region: string | null, language: string): Promise<NameOfHoliday> {
  const calendar = await calendarOf(country, region);
  const namesByYear = new Map<string, ReadonlyMap<LocalDate, string>>();
  return (day) => {
    const year = day.slice(0, 4);
    const names = namesByYear.get(year) ?? namesOf(calendar, Number(year), language);
    namesByYear.set(year, names);
    return names.get(day) ?? null;
  };
}

async function calendarOf(country: string, region: string | null): Promise<HolidayCalendar> {
  const { default: Calendar } = await import('date-holidays');
  return region ? new Calendar(country, region) : new Calendar(country);
}

function namesOf(calendar: HolidayCalendar, year: number, language: string): ReadonlyMap<LocalDate, string> {
  const days = calendar.getHolidays(year, language).filter(({ type }) => type === 'public');
  return new Map(days.map(({ date, name }) => [date.slice(0, 10), name]));
}
