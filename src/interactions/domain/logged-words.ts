import type { LocalDate } from '../../common/local-date.js';
import type { Channel } from '../../contacts/domain/words.js';
import type { Direction } from './words.js';

/** What the user can change of an entry. */
export interface LoggedWords {
  readonly on: LocalDate;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly summary: string | null;
}

/**
 * Only what the user can change of an entry. Never throws.
 *
 * @example wordsOf(interaction).channel // 'coffee'
 */
export function wordsOf({ on, channel, direction, summary }: LoggedWords): LoggedWords {
  return { on, channel, direction, summary };
}
