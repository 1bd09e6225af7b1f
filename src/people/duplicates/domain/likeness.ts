import { type IdentityKeys, sameBecause } from '../../../contacts/domain/duplicates.js';
import type { Gender } from '../../../contacts/domain/words.js';
import { type NameLikeness, nameLikeness } from './name-likeness.js';

/** All that tells people apart, as canonical keys: those of the exact rules and what else hints at a person. */
export interface Likened extends IdentityKeys {
  readonly nickname: string;
  readonly phones: readonly string[];
  readonly stationId: string | null;
  /** `1996-02-29`, or `--02-29` without a year. */
  readonly birthday: string | null;
  readonly gender: Gender | null;
}

export type LikenessCode =
  | NameLikeness
  | 'same-linkedin'
  | 'same-email'
  | 'same-phone'
  | 'same-birthday'
  | 'same-organisation'
  | 'same-station'
  | 'other-birthday'
  | 'other-linkedin'
  | 'other-gender';

export interface LikenessReason {
  readonly code: LikenessCode;
  /** What it adds to the percentage, or takes from it. Unit: points. */
  readonly points: number;
}

export interface Likeness {
  /** 0 (two people) to 100 (one). */
  readonly percent: number;
  /** What speaks for it first, the strongest first; then what speaks against it. */
  readonly reasons: readonly LikenessReason[];
}

/** From here on two entries are shown as one person, perhaps. Unit: percent. */
export const LIKELY = 50;
/** What the exact rules call the same person is at least this. Unit: percent. */
export const CERTAIN = 95;

/**
 * Points out of 100. "All else is 'likely' and shown" (product.md, exact duplicates) puts the same name and the same
 * e-mail address at 50 or more, each alone; the rest is ordered by how many people share such a thing by chance: nobody a
 * profile, couples a phone, one in 365 a birthday, many an organisation.
 */
const POINTS: Readonly<Record<LikenessCode, number>> = {
  'same-linkedin': 95,
  'same-name': 55,
  'transposed-name': 50,
  'same-email': 50,
  'double-name': 45,
  'short-form': 45,
  'similar-name': 50,
  'same-phone': 40,
  'half-name': 30,
  'same-birthday': 30,
  'same-organisation': 20,
  'same-station': 15,
  'other-birthday': -45,
  'other-linkedin': -50,
  'other-gender': -30,
};
/** Namesakes with two profiles at one organisation: somebody may have made a second one. */
const OTHER_LINKEDIN_AT_THE_SAME_PLACE = -20;

const NOTHING_IN_COMMON: Likeness = { percent: 0, reasons: [] };

/**
 * How likely two entries are one person, and why. Symmetric; never throws.
 *
 * @example likeness(hansAtRadio, johannesAtRadioWithTheSamePhone).percent // 100
 */
export function likeness(a: Likened, b: Likened): Likeness {
  const name = nameLikeness(a, b);
  if (name === null && !meet(a, b)) return NOTHING_IN_COMMON;
  const circumstances = name === null ? [] : sharedCircumstances(a, b);
  const codes = [name, ...sharedThings(a, b), ...circumstances].filter((code) => code !== null);
  const found = [...codes.map(reason), ...contradictions(a, b)];
  const sum = found.reduce((total, { points }) => total + points, 0);
  const bounded = Math.max(0, Math.min(100, sum));
  const reasons = found.sort((one, other) => other.points - one.points);
  return { percent: sameBecause(a, b) === null ? bounded : Math.max(CERTAIN, bounded), reasons };
}

function sharedThings(a: Likened, b: Likened): (LikenessCode | null)[] {
  return [
    share(a.linkedIn, b.linkedIn) ? 'same-linkedin' : null,
    share(a.emails, b.emails) ? 'same-email' : null,
    share(a.phones, b.phones) ? 'same-phone' : null,
  ];
}

function meet(a: Likened, b: Likened): boolean {
  return share(a.linkedIn, b.linkedIn) || share(a.emails, b.emails) || share(a.phones, b.phones);
}

/** Counts with a name that fits only: two colleagues may well have one birthday. */
function sharedCircumstances(a: Likened, b: Likened): (LikenessCode | null)[] {
  return [
    birthdays(a.birthday, b.birthday) === 'same' ? 'same-birthday' : null,
    a.organisation !== '' && a.organisation === b.organisation ? 'same-organisation' : null,
    a.stationId !== null && a.stationId === b.stationId ? 'same-station' : null,
  ];
}

function contradictions(a: Likened, b: Likened): LikenessReason[] {
  const found: LikenessReason[] = [];
  if (birthdays(a.birthday, b.birthday) === 'other') found.push(reason('other-birthday'));
  if (a.linkedIn.length > 0 && b.linkedIn.length > 0 && !share(a.linkedIn, b.linkedIn)) {
    const together = a.organisation === b.organisation;
    found.push(
      together ? { code: 'other-linkedin', points: OTHER_LINKEDIN_AT_THE_SAME_PLACE } : reason('other-linkedin'),
    );
  }
  // "d" may be what somebody says today who was written down as something else before
  if ((a.gender === 'f' && b.gender === 'm') || (a.gender === 'm' && b.gender === 'f')) {
    found.push(reason('other-gender'));
  }
  return found;
}

/** Without a year on one side only month and day are compared. */
function birthdays(a: string | null, b: string | null): 'same' | 'other' | null {
  if (a === null || b === null) return null;
  const MONTH_AND_DAY = 5;
  if (a.slice(-MONTH_AND_DAY) !== b.slice(-MONTH_AND_DAY)) return 'other';
  return a === b || a.startsWith('--') || b.startsWith('--') ? 'same' : 'other';
}

function reason(code: LikenessCode): LikenessReason {
  return { code, points: POINTS[code] };
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && a.some((key) => b.includes(key));
}
