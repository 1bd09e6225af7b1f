import type { Voice } from '../common/voice/voice.js';
import type { DigestLine } from './digest-facts.service.js';

/** How to answer the mail, with the number of a line that stands in it. Null where no line takes a command. */
export function replyHintOf(lines: readonly DigestLine[], voice: Voice): string | null {
  const suggested = lines.findIndex(({ kind }) => kind === 'suggestion');
  if (suggested >= 0) return voice.say('mail.reply.suggestion', { number: suggested + 1 });
  const reminded = lines.findIndex(({ kind }) => kind !== 'meeting');
  return reminded >= 0 ? voice.say('mail.reply.reminder', { number: reminded + 1 }) : null;
}
