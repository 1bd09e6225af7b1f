import type { Change } from '../../../contacts/changes/change.entity.js';

/** Whom the changes are about, each once. */
export function idsOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.flatMap(({ contactId }) => contactId ?? []))];
}
