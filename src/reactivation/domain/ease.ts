import type { EaseGroup } from '../../contacts/domain/rank-columns.js';
import { assumedShare, easeAdditions, feltBands, halfLifeDays, warmthBase } from './defaults.js';

/** The static facts that ease is made of. */
export type EaseFacts = Omit<EaseGroup, 'cadence' | 'paused'>;

const additionNames = Object.keys(easeAdditions) as (keyof typeof easeAdditions)[];

/** One part of a score: what it is made of and how much it adds. */
export interface ScorePart {
  readonly code: string;
  readonly amount: number;
}

/**
 * How easy it is to write to somebody, 0 (hard) to 1 (easy). `silentDays` >= 0; it never rises with them. The user's
 * own word (`feltRung`) holds it in its band. Never throws. Source: product.md, "Scoring proposal". Example: inner,
 * met, got on well, 120 days of silence: 1.
 */
export function ease(facts: EaseFacts, silentDays: number): number {
  const sum = additionNames.reduce(
    (total, name) => (facts[name] ? total + easeAdditions[name] : total),
    warmth(facts, silentDays),
  );
  const band = facts.feltRung ? feltBands[facts.feltRung] : { min: 0, max: 1 };
  return Math.min(band.max, Math.max(band.min, sum));
}

/**
 * The same number in its parts, for "why?": the parts add up to the ease. `limit` is what the ends of the scale took,
 * `felt-*` what the user's own word changed. Never throws. Source: product.md, "Each term is stored with the score".
 * Example: a head of desk (warm, 420 days, met, formal, status) has warmth .55, met .1, formal -.1, higherStatus -.15.
 */
export function easeParts(facts: EaseFacts, silentDays: number): readonly ScorePart[] {
  const parts: ScorePart[] = [{ code: 'warmth', amount: warmth(facts, silentDays) }];
  for (const name of additionNames) if (facts[name]) parts.push({ code: name, amount: easeAdditions[name] });
  const sum = parts.reduce((total, part) => total + part.amount, 0);
  const moved = ease(facts, silentDays) - sum;
  if (facts.feltRung) return [...parts, { code: `felt-${facts.feltRung}`, amount: moved }];
  return moved === 0 ? parts : [...parts, { code: 'limit', amount: moved }];
}

function warmth(facts: EaseFacts, silentDays: number): number {
  const base = warmthBase[facts.layer] * (facts.assumed ? assumedShare : 1);
  return base * 0.5 ** (silentDays / halfLifeDays(base));
}
