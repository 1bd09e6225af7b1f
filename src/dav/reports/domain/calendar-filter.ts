import type { FilePart, FileProperty } from './file-part.js';
import { isParameterMatched, isValueMatched, type ParameterFilter } from './property-filter.js';
import type { TextMatch } from './text-match.js';
import type { TimeRange } from './time-range.js';

/** CALDAV:prop-filter (RFC 4791, 9.7.2). */
export interface CalendarPropertyFilter {
  /** In capitals. */
  readonly name: string;
  readonly isNotDefined: boolean;
  readonly range: TimeRange | null;
  readonly match: TextMatch | null;
  readonly parameters: readonly ParameterFilter[];
}

/** CALDAV:comp-filter (RFC 4791, 9.7.1). */
export interface PartFilter {
  /** In capitals. */
  readonly name: string;
  readonly isNotDefined: boolean;
  readonly range: TimeRange | null;
  readonly properties: readonly CalendarPropertyFilter[];
  readonly parts: readonly PartFilter[];
}

/** When the parts of a calendar take place. */
export interface PartTimes {
  isWithin(part: FilePart, range: TimeRange): boolean;
  /** Of an alarm; `of` is what it reminds of. */
  isAlarmWithin(alarm: FilePart, of: FilePart, range: TimeRange): boolean;
  isPropertyWithin(property: FileProperty, range: TimeRange): boolean;
}

/**
 * Whether a calendar file is what the filter asks for: all of its conditions hold, those about one part for one and the
 * same part (RFC 4791, 9.7.1). Never throws but for what `times` throws.
 *
 * @example isCalendarMatched(calendar, { name: 'VCALENDAR', isNotDefined: false, range: null, properties: [], parts: [] }, times) // true
 */
export function isCalendarMatched(calendar: FilePart, filter: PartFilter, times: PartTimes): boolean {
  return new Matching(times).isAmong([calendar], filter, null);
}

class Matching {
  constructor(private readonly times: PartTimes) {}

  isAmong(parts: readonly FilePart[], filter: PartFilter, within: FilePart | null): boolean {
    const found = parts.filter(({ name }) => name === filter.name);
    return filter.isNotDefined ? found.length === 0 : found.some((part) => this.isMatched(part, filter, within));
  }

  private isMatched(part: FilePart, filter: PartFilter, within: FilePart | null): boolean {
    return (
      filter.properties.every((property) => this.isPropertyThere(part, property)) &&
      filter.parts.every((inner) => this.isAmong(part.parts, inner, part)) &&
      (filter.range === null || this.isWithin(part, filter.range, within))
    );
  }

  private isWithin(part: FilePart, range: TimeRange, within: FilePart | null): boolean {
    return part.name === 'VALARM' && within !== null
      ? this.times.isAlarmWithin(part, within, range)
      : this.times.isWithin(part, range);
  }

  private isPropertyThere(part: FilePart, filter: CalendarPropertyFilter): boolean {
    const found = part.properties.filter(({ name }) => name === filter.name);
    return filter.isNotDefined
      ? found.length === 0
      : found.some((property) => this.isPropertyMatched(property, filter));
  }

  private isPropertyMatched(property: FileProperty, { range, match, parameters }: CalendarPropertyFilter): boolean {
    return (
      (match === null || isValueMatched(property, match)) &&
      parameters.every((parameter) => isParameterMatched(property, parameter)) &&
      (range === null || this.times.isPropertyWithin(property, range))
    );
  }
}
