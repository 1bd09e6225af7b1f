import type { Contact } from '../contact.entity.js';
import type { ColumnSort } from '../contacts.input.js';

/** An order of the list, with the index that is read along it. */
export interface Sort {
  readonly index: string;
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  /** What a page ends with; null among those who have none. */
  readonly key: (contact: Contact) => string | null;
  /** Engines disagree about where nothing comes in an order: those who have none are asked for after the others. */
  readonly mayBeNull: boolean;
}

/** People never spoken to come last where days are sorted. */
export const sorts: Readonly<Record<ColumnSort, Sort>> = {
  name: {
    index: 'contacts_name',
    column: 'name_key',
    direction: 'asc',
    key: ({ nameKey }) => nameKey,
    mayBeNull: false,
  },
  createdAt: {
    index: 'contacts_created',
    column: 'created_at',
    direction: 'desc',
    key: ({ createdAt }) => createdAt,
    mayBeNull: false,
  },
  lastInteractionOn: {
    index: 'contacts_last',
    column: 'last_interaction_on',
    direction: 'desc',
    key: ({ lastInteractionOn }) => lastInteractionOn,
    mayBeNull: true,
  },
};
