import { addDays, daysBetween, type LocalDate, DAYS_PER_MONTH, DAYS_PER_YEAR } from '../local-date.js';
import type { Locale, TextParams, Texts } from '../text.js';
import { localDateOf, localTimeOf } from '../zoned-time.js';
import { dateFormat, distanceFormat, listFormat, numberFormat, order } from './formats.js';

/** How to speak to one reader: language, zone and the reader's today. Views and responses get it and stay pure. */
export class Voice {
  constructor(
    private readonly texts: Texts,
    readonly locale: Locale,
    readonly zone: string,
    readonly today: LocalDate,
  ) {}

  say(key: string, params: TextParams = {}): string {
    return this.texts.say(this.locale, key, params);
  }

  has(key: string): boolean {
    return this.texts.has(this.locale, key);
  }

  /** "Donnerstag, 26. November", with the year where it is another one. */
  day(date: LocalDate): string {
    return this.format(date, { weekday: 'long', day: 'numeric', month: 'long', ...this.yearOf(date) });
  }

  /** "26. November", with the year where it is another one. */
  shortDay(date: LocalDate): string {
    return this.format(date, { day: 'numeric', month: 'long', ...this.yearOf(date) });
  }

  /** "24. November 2026" */
  fullDay(date: LocalDate): string {
    return this.format(date, { day: 'numeric', month: 'long', year: 'numeric' });
  }

  weekday(date: LocalDate): string {
    return this.format(date, { weekday: 'short' }).replace('.', '');
  }

  /** "Donnerstag" */
  weekdayName(date: LocalDate): string {
    return this.format(date, { weekday: 'long' });
  }

  monthName(date: LocalDate): string {
    return this.format(date, { month: 'short' });
  }

  /** "26. November": of every year. */
  dayOfYear(date: LocalDate): string {
    return this.format(date, { day: 'numeric', month: 'long' });
  }

  /** "November 2026" */
  monthOfYear(date: LocalDate): string {
    return this.format(date, { month: 'long', year: 'numeric' });
  }

  /** "November" */
  month(date: LocalDate): string {
    return this.format(date, { month: 'long' });
  }

  /** "heute", "gestern", "vor 8 Tagen", "vor 7 Monaten", "vor 3 Jahren": never a reproach, only the distance. */
  ago(date: LocalDate): string {
    const days = daysBetween(date, this.today);
    if (days < 60) return this.relative(-days, 'day');
    if (days < DAYS_PER_YEAR * 2) return this.relative(-Math.round(days / DAYS_PER_MONTH), 'month');
    return this.relative(-Math.floor(days / DAYS_PER_YEAR), 'year');
  }

  /** "heute", "morgen" or the day in words. */
  soon(date: LocalDate): string {
    const days = daysBetween(this.today, date);
    return days >= -1 && days <= 1 ? this.relative(days, 'day') : this.day(date);
  }

  /** "16:00" in German, "4:00 pm" in English. */
  time(instant: string, zone = this.zone): string {
    const style = { hour: 'numeric', minute: '2-digit', timeZone: zone } as const;
    return this.locale === 'de'
      ? localTimeOf(new Date(instant), zone)
      : new Intl.DateTimeFormat('en-GB', { ...style, hourCycle: 'h12' }).format(new Date(instant));
  }

  dayOf(instant: string, zone = this.zone): LocalDate {
    return localDateOf(new Date(instant), zone);
  }

  tomorrow(): LocalDate {
    return addDays(this.today, 1);
  }

  /** "1.234,5" in German, "1,234.5" in English. */
  number(value: number): string {
    return numberFormat(this.tag).format(value);
  }

  /** "0,40" in German, "0.40" in English. */
  decimals(value: number, digits: number): string {
    return value.toLocaleString(this.tag, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  /** "Marlene, Tom und Ayla" */
  list(names: readonly string[]): string {
    return listFormat(this.tag).format(names);
  }

  sorted<T>(entries: readonly T[], nameOf: (entry: T) => string): T[] {
    const collator = order(this.tag);
    return [...entries].sort((a, b) => collator.compare(nameOf(a), nameOf(b)));
  }

  private get tag(): string {
    return this.locale === 'de' ? 'de-DE' : 'en-GB';
  }

  private relative(amount: number, unit: 'day' | 'month' | 'year'): string {
    return distanceFormat(this.tag, unit === 'day' ? 'auto' : 'always').format(amount, unit);
  }

  private yearOf(date: LocalDate): { year?: 'numeric' } {
    return date.slice(0, 4) === this.today.slice(0, 4) ? {} : { year: 'numeric' };
  }

  private format(date: LocalDate, style: Intl.DateTimeFormatOptions): string {
    return dateFormat(this.tag, style).format(new Date(`${date}T12:00:00Z`));
  }
}
