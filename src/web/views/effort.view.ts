import type { Voice } from '../../common/voice/voice.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { type Option, optionsOf } from './options.view.js';

/** 1 is easy, 5 is hard (product.md, R26). */
const STEPS = ['1', '2', '3', '4', '5'] as const;

interface EffortForm {
  readonly expected: readonly Option[];
  readonly was: readonly Option[];
}

/** Something was agreed or said, so there is something to feel about it. */
export function isTalk({ outcome }: Pick<Attempt, 'outcome'>): boolean {
  return outcome === 'yes' || outcome === 'talked';
}

/** Two taps: how hard did I expect it to be, how hard was it? */
export function effortForm(voice: Voice, { howHardExpected, howHardWas }: Attempt): EffortForm {
  return { expected: stepsOf(voice, howHardExpected), was: stepsOf(voice, howHardWas) };
}

function stepsOf(voice: Voice, chosen: number | null): readonly Option[] {
  return optionsOf(STEPS, chosen === null ? null : String(chosen), (step) => voice.say(`effort.step.${step}`));
}
