import type { EaseGroup } from '../../contacts/domain/rank-columns.js';
import { type Layer, layers, type Rung } from '../../contacts/domain/words.js';
import { doableFrom, easeAdditions, easyFrom, unknownSilentDays } from './defaults.js';
import { dormantAfterDays } from '../../contacts/domain/cadence.js';
import { ease, type EaseFacts } from './ease.js';
import { type Industry, value } from './value.js';

/** More days of silence than any calendar day of the last 2,700 years gives: the open end of a stretch. */
export const endlessDays = 1_000_000;

/** Days of silence, both ends included. */
export interface SilenceWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * A stretch of one ease group that an index can give in the ladder's order. `dated`: silence counted from a day up to
 * Monday; `undated`: nothing is known; `ahead`: the day lies after Monday (spoken to this week, or a station that has
 * not ended). The last two have one constant silence.
 */
export interface Segment extends SilenceWindow {
  readonly kind: 'dated' | 'undated' | 'ahead';
  readonly longestFirst: boolean;
  /** No one in this stretch scores higher. */
  readonly best: number;
}

const nothingTold: Omit<EaseFacts, 'layer'> = {
  feltRung: null,
  formal: false,
  met: false,
  gotOnWell: false,
  higherStatus: false,
  tension: false,
  lastNo: false,
  assumed: false,
  unknown: false,
};

/** Everything that makes it easier. */
const whatHelps = Object.fromEntries(Object.entries(easeAdditions).map(([name, amount]) => [name, amount > 0]));

/** Nobody of a layer is easier. A constant: worked out for each ladder, it took an eighth of finding candidates. */
const easiestOfLayer = Object.fromEntries(
  layers.map((layer) => {
    const facts = { ...nothingTold, ...whatHelps, layer };
    return [layer, Math.max(ease(facts, 0), ease({ ...facts, feltRung: 'easy' }, 0))];
  }),
) as Record<Layer, number>; // one entry for each

/** What the ladder's places and its bonus are ordered by. */
export type Order = { readonly by: 'ease' } | { readonly by: 'value'; readonly industry: Industry };

/**
 * Cuts one ease group into the stretches that, read one after the other, give its people in the order asked for. Within
 * a group ease never rises with silence, so the short silences come first, except where ease stands still at an end of
 * its band: there the more valuable ones, with longer silence up to three years, lead. Never throws. Source:
 * product.md, "The week's ladder" (the order); performance.md "The ease score and the index", way (a). Example:
 * `known.180.-.m` from 181 days on is one stretch, shortest silence first.
 */
export function segmentsOf(group: EaseGroup, window: SilenceWindow, order: Order): readonly Segment[] {
  const dated = order.by === 'ease' ? byEase(group, window) : byValue(group, window, order.industry);
  const constant = group.unknown ? unknownSilentDays : 0;
  if (window.from > constant || window.to < constant) return dated;
  const best = order.by === 'ease' ? ease(group, constant) : value(group, constant, order.industry);
  const fixed = { from: constant, to: constant, longestFirst: false, best };
  const ahead: Segment = { ...fixed, kind: 'ahead' };
  return group.unknown ? [...dated, { ...fixed, kind: 'undated' }, ahead] : [...dated, ahead];
}

/**
 * The days of silence for which a group stands on a rung; null: never. Never throws. Source: product.md, "Scoring
 * proposal". Example: `known.180.-.m` is doable from 93 to 1266 days of silence.
 */
export function rungWindow(group: EaseGroup, rung: Rung): SilenceWindow | null {
  const easyUntil = firstDay({ from: 0, to: endlessDays }, (days) => ease(group, days) < easyFrom) - 1;
  const doableUntil = firstDay({ from: 0, to: endlessDays }, (days) => ease(group, days) < doableFrom) - 1;
  const windows: Record<Rung, SilenceWindow> = {
    easy: { from: 0, to: easyUntil },
    doable: { from: easyUntil + 1, to: doableUntil },
    courage: { from: doableUntil + 1, to: endlessDays },
  };
  const window = windows[rung];
  return window.from <= window.to ? window : null;
}

/**
 * The highest score that anyone of a layer can have. Never throws. Source: product.md, "Scoring proposal". Example:
 * nobody in layer `warm` is easier than .95, nobody in `inner` more valuable than .75.
 */
export function bestOfLayer(layer: Layer, order: Order): number {
  if (order.by === 'value') return value({ layer, higherStatus: true }, dormantAfterDays, order.industry);
  return easiestOfLayer[layer];
}

/**
 * The days that both windows hold. Never throws. Example: `{0..10}` and `{5..20}` give `{5..10}`; an empty window has
 * `from > to`.
 */
export function overlap(one: SilenceWindow, other: SilenceWindow): SilenceWindow {
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
}

function byEase(group: EaseGroup, window: SilenceWindow): Segment[] {
  const { from, to } = window;
  if (from > to) return [];
  const easeAt = (days: number): number => ease(group, days);
  const falls = firstDay(window, (days) => easeAt(days) < easeAt(from));
  const rests = firstDay(window, (days) => easeAt(days) <= easeAt(to));
  // Past three years value stands still too, so a level stretch there needs no cut of its own.
  const slopeFrom = falls > from + 1 ? falls : from;
  const slopeTo = rests < dormantAfterDays ? rests - 1 : to;
  if (rests <= from) return level(window, easeAt(from));
  return [
    ...level({ from, to: slopeFrom - 1 }, easeAt(from)),
    ...stretch({ from: slopeFrom, to: slopeTo }, false, easeAt(slopeFrom)),
    ...level({ from: slopeTo + 1, to }, easeAt(slopeTo + 1)),
  ];
}

function byValue(group: EaseGroup, window: SilenceWindow, industry: Industry): Segment[] {
  const dormant = { from: Math.max(window.from, dormantAfterDays), to: window.to };
  const younger = { from: window.from, to: Math.min(window.to, dormantAfterDays - 1) };
  return [
    ...stretch(dormant, false, value(group, dormant.from, industry)),
    ...stretch(younger, true, value(group, younger.to, industry)),
  ];
}

/** Everyone here has the same ease: the longer silence is worth more, up to three years. */
function level(window: SilenceWindow, best: number): Segment[] {
  return [
    ...stretch({ from: Math.max(window.from, dormantAfterDays), to: window.to }, false, best),
    ...stretch({ from: window.from, to: Math.min(window.to, dormantAfterDays - 1) }, true, best),
  ];
}

function stretch(window: SilenceWindow, longestFirst: boolean, best: number): Segment[] {
  return window.from > window.to ? [] : [{ ...window, kind: 'dated', longestFirst, best }];
}

/** The first day of the window from which the condition holds (it never stops holding), else the day after the window. */
function firstDay(window: SilenceWindow, holds: (days: number) => boolean): number {
  let low = window.from;
  let high = window.to + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
