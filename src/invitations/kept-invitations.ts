import type { Invitation } from './invitation.entity.js';
import type { ProposedTime } from './proposed-time.entity.js';

/** What is kept of a removed meeting's invitations for as long as the removal can be taken back. */
export interface KeptInvitations {
  readonly invitations: readonly Invitation[];
  readonly times: readonly ProposedTime[];
}

/**
 * The same without what is about these people: they are deleted for good. Never throws.
 *
 * @example keptWithout({ invitations: [{ contactId: 'a', ... }], times: [] }, ['a']) // { invitations: [], times: [] }
 */
export function keptWithout({ invitations, times }: KeptInvitations, contactIds: readonly string[]): KeptInvitations {
  const gone = new Set(contactIds);
  return {
    invitations: invitations.filter(({ contactId }) => !gone.has(contactId)),
    times: times.filter(({ contactId }) => !gone.has(contactId)),
  };
}
