import type { Voice } from '../../common/voice/voice.js';
import type { Circle } from '../../reactivation/circle.service.js';

export class CircleResponse {
  /** People in the layers inner to known, or with a cadence of their own; counting stops at one more than `enough`. */
  keptUp!: number;
  enough!: number;
  /** A sentence where they are more than enough, else null. */
  hint!: string | null;
}

export function circleResponse({ keptUp, enough }: Circle, voice: Voice): CircleResponse {
  return { keptUp, enough, hint: keptUp > enough ? voice.say('circle.many', { enough }) : null };
}
