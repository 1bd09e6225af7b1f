import ICAL from 'ical.js';
import type { Budget } from './budget.js';

/** The rule has no occurrence up to the year that matters. */
export class PastTheEnd extends Error {}

/**
 * ical.js' iterator, which looks for a next occurrence for as long as it takes: `FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30` and
 * `INTERVAL=999999999` never end. This one counts its steps, and stops after the year that matters. Built on how 2.2.1 calls
 * itself; test/domain/busy-calendars/rules.test.ts holds it to that.
 */
export class RuleIterator extends ICAL.RecurIterator {
  private budget: Budget | undefined;
  private lastYear = Infinity;

  /** Throws BudgetSpent, PastTheEnd, or what ical.js throws for rules that make no sense. */
  static of(rule: ICAL.Recur, dtstart: ICAL.Time, bounds: { budget: Budget; lastYear: number }): RuleIterator {
    // begins with nothing, so that the bounds hold from the first step on
    const iterator = Reflect.construct(RuleIterator, []) as RuleIterator;
    iterator.budget = bounds.budget;
    iterator.lastYear = bounds.lastYear;
    iterator.fromData({ rule, dtstart });
    return iterator;
  }

  /** The constructor of ical.js calls it too, before there are bounds. */
  override fromData(options: { rule: ICAL.Recur; dtstart: ICAL.Time } | undefined): void {
    if (options) super.fromData(options);
  }

  override check_contracting_rules(): boolean {
    this.step();
    return super.check_contracting_rules();
  }

  override increment_monthday(days: number): void {
    for (let day = 0; day < days; day += 1) {
      this.step();
      super.increment_monthday(1);
    }
  }

  override increment_month(): void {
    this.step();
    super.increment_month();
  }

  override increment_year(years: number): void {
    this.step();
    super.increment_year(years);
  }

  private step(): void {
    this.budget?.step();
    if (this.last && this.last.year > this.lastYear) throw new PastTheEnd();
  }
}
