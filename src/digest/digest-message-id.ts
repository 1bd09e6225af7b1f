import { createHash } from 'node:crypto';
import type { LocalDate } from '../common/local-date.js';

const HASH_LENGTH = 16;

/** Follows from account and day, so that a copy can be told, and a day's mail can be found again. */
export function digestMessageId(accountId: string, day: LocalDate, baseUrl: string): string {
  const hash = createHash('sha256').update(accountId).digest('hex').slice(0, HASH_LENGTH);
  return `<digest.${hash}.${day}@${new URL(baseUrl).hostname}>`;
}
