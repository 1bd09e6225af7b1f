import { type Fields, textOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { waitsForAnswer } from '../../outreach/domain/words.js';
import { type Option, optionsOf } from './options.view.js';

/** The middles of the curve's five bands, in percent. */
const GUESSES = ['10', '30', '50', '70', '90'] as const;

/**
 * "Will they answer?", one tap, for whoever likes; null where it makes no sense: a note asks for nothing, a reminder goes
 * on asking, and after a call one knows.
 */
export function expectationOf(voice: Voice, attempt: Attempt, fields: Fields | undefined): readonly Option[] | null {
  const { situation, channel } = attempt;
  if (!waitsForAnswer(situation) || situation === 'follow-up' || channel === 'call') return null;
  const chosen = fields ? textOf(fields, 'expectation') : null;
  return optionsOf(GUESSES, chosen, (guess) => voice.say('compose.expect-guess', { guess }));
}
