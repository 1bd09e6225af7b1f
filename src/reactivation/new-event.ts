import type { Account } from '../accounts/account.entity.js';
import type { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { mondayOf } from '../common/local-date.js';
import type { SuggestionEvent } from './suggestion-event.entity.js';

/** What the user says now about this week's list, or about somebody on it. */
export function newEvent(
  account: Account,
  clock: Clock,
  kind: SuggestionEvent['kind'],
  { contactId = null, value = null }: { contactId?: string | null; value?: string | null } = {},
): SuggestionEvent {
  const now = clock.now();
  const on = clock.today(account.timeZone);
  const createdAt = now.toISOString();
  return { id: newId(now), accountId: account.id, contactId, weekOn: mondayOf(on), kind, value, on, createdAt };
}
