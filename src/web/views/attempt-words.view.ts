import type { Voice } from '../../common/voice/voice.js';
import type { Attempt } from '../../outreach/attempt.entity.js';
import { awaitsOutcome } from '../../outreach/domain/answer-seen.js';

/** Sent, and nobody has said yet what came back; or it came after silence had closed it. A follow-up is answered with its request. */
export function waitsForUser(attempt: Attempt): boolean {
  return (attempt.state === 'sent' || awaitsOutcome(attempt)) && attempt.situation !== 'follow-up';
}

/** "E-Mail, vor 8 Tagen: „Kaffee am Donnerstag?“" */
export function attemptLine(voice: Voice, attempt: Attempt): string {
  const channel = voice.say(`word.channel-short.${attempt.channel}`);
  const ago = voice.ago(attempt.lastMessageOn ?? attempt.sentOn ?? voice.today);
  const { subject } = attempt;
  return subject
    ? voice.say('attempt.sent', { channel, ago, subject })
    : voice.say('attempt.sent-plain', { channel, ago });
}

/** What came of it, in words; null while nothing has. */
export function outcomeOf(voice: Voice, { outcome, reason }: Pick<Attempt, 'outcome' | 'reason'>): string | null {
  if (outcome === null || outcome === 'no-answer-yet') return null;
  if (outcome === 'no' && reason && reason !== 'unknown') {
    return voice.say('person.history-no', { reason: voice.say(`word.reason.${reason}`) });
  }
  return voice.say(`word.outcome.${outcome}`);
}
