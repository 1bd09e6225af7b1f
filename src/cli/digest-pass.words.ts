import type { DigestPass } from '../digest/digest-pass.js';
import type { AnswerReason } from '../mail/domain/server-answer.js';

const reasons: Readonly<Record<AnswerReason, string>> = {
  nobody: 'the server does not know the address',
  full: 'the mailbox is full',
  'too-big': 'too big for the server',
  unwanted: 'the server did not want to take it',
  unreachable: 'the server was not reached',
  later: 'the server asked for patience',
  silent: "the server's answer never came",
  other: 'the server did not take it over',
};

/** "3 written, 2 delivered, 1 waits (the server was not reached)." */
export function passWords({ written, notWritten, delivered, waiting, ended }: DigestPass): string {
  const parts = [`${written} written`, `${delivered} delivered`];
  for (const [reason, count] of waiting) parts.push(`${count} ${count === 1 ? 'waits' : 'wait'} (${reasons[reason]})`);
  for (const [reason, count] of ended) parts.push(`${count} did not go out (${reasons[reason]})`);
  if (notWritten > 0) parts.push(`${notWritten} could not be written (the log says why)`);
  return `${parts.join(', ')}.`;
}
