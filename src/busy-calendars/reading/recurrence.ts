import ICAL from 'ical.js';
import { type Budget, BudgetSpent } from './budget.js';
import { timeOf } from './file-zones.js';
import { plainWalls } from './plain-rules.js';
import { PastTheEnd, RuleIterator } from './rule-iterator.js';
import { skippedStart } from './skipped-start.js';
import type { WallClock, WallMs } from './wall-clock.js';

const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;
/** Longer rules are no rules; all 366 days of a year by number are about 1,500 characters. */
const LONGEST_RULE = 2_000;
/** A century in days: a longer interval never comes round. */
const LONGEST_INTERVAL = 36_600;

/** Nothing that a person does: once is enough. */
const TOO_DENSE: ReadonlySet<string> = new Set(['SECONDLY', 'MINUTELY']);

export interface RuleWindow {
  /** When the first one begins, on the wall. */
  readonly start: WallMs;
  readonly from: WallMs;
  readonly to: WallMs;
  readonly clock: WallClock;
}

/**
 * When a rule (RFC 5545, 3.3.10) has something begin from `from` to `to`, on the wall of its own zone: so it is 18:00 in summer and in
 * winter. Rules each second or minute, and those that take too many steps, are given up (`budget.cut` counts them) with what
 * was found by then. Throws for rules that make no sense.
 *
 * @example [...wallsOfRule('FREQ=WEEKLY', window, budget)] // Mondays at 18:00
 */
export function wallsOfRule(text: string, window: RuleWindow, budget: Budget): WallMs[] {
  if (text.length > LONGEST_RULE) throw new RangeError('a rule that is too long');
  const parts = partsOf(text);
  const freq = parts.get('FREQ') ?? '';
  const found: WallMs[] = [];
  if (TOO_DENSE.has(freq)) {
    budget.cut += 1;
    return found;
  }
  if (Number(parts.get('INTERVAL') ?? 1) > LONGEST_INTERVAL) return found;
  const until = Math.min(window.to, untilOf(parts.get('UNTIL'), window.clock));
  if (until >= window.start) collectWithin(parts, { ...window, to: until }, { budget, found });
  return found;
}

interface Found {
  readonly budget: Budget;
  readonly found: WallMs[];
}

function collectWithin(parts: ReadonlyMap<string, string>, window: RuleWindow, { budget, found }: Found): void {
  budget.nextRule();
  try {
    collect(parts, window, { budget, found });
  } catch (error) {
    if (error instanceof BudgetSpent) budget.cut += 1;
    else if (!(error instanceof PastTheEnd)) throw error;
  }
}

function collect(parts: ReadonlyMap<string, string>, window: RuleWindow, { budget, found }: Found): void {
  const endless = new Map([...parts].filter(([key]) => key !== 'UNTIL')); // the end is ours: ical.js compares it in no zone
  if (plainWalls(endless, window, { budget, found })) return;
  const rule = ICAL.Recur.fromString([...endless].map((part) => part.join('=')).join(';'));
  const lastYear = new Date(window.to).getUTCFullYear() + 1;
  const iterator = RuleIterator.of(rule, timeOf(skippedStart(endless, window)), { budget, lastYear });
  for (let next = iterator.next(); next; next = iterator.next()) {
    const wall = Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second);
    if (wall > window.to) return;
    if (wall < window.from) continue;
    budget.found();
    found.push(wall);
  }
}

/** What it knows in RRULE; X- parts that programs add are left out. */
const KNOWN = /^(?:FREQ|INTERVAL|COUNT|UNTIL|WKST|BY(?:SECOND|MINUTE|HOUR|DAY|MONTHDAY|YEARDAY|WEEKNO|MONTH|SETPOS))$/;

function partsOf(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const [key = '', value = ''] = part.split('=').map((half) => half.trim());
    if (KNOWN.test(key) && value !== '') parts.set(key, value);
  }
  return parts;
}

const UNTIL = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})(Z)?)?$/;

/** The last moment at which something may begin: a day counts to its end. Infinity if there is no end. */
function untilOf(text: string | undefined, clock: WallClock): WallMs {
  const [, year, month, day, hour, minute, second, utc] = UNTIL.exec(text ?? '') ?? [];
  if (year === undefined) return Infinity;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (hour === undefined) return date + MS_PER_DAY - 1;
  const time = date + Number(hour) * MS_PER_HOUR + Number(minute) * MS_PER_MINUTE + Number(second) * MS_PER_SECOND;
  return utc === undefined ? time : clock.wallOf(time);
}
