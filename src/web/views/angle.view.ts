import type { Voice } from '../../common/voice/voice.js';
import type { Angle } from '../../outreach/domain/angle.js';

/** What is different this time, as a sentence: "Diesmal per Anruf."; null where nothing has to be different. */
export function angleWords(voice: Voice, { code, channel }: Angle): string | null {
  return code === 'first' || code === 'again' ? null : voice.say(`angle.${code}`, { channel });
}
