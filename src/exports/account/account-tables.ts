import { stationKinds } from '../../stations/domain/words.js';
import { customKinds } from '../../contacts/domain/custom-values.js';
import type { AccountTable } from './account-table.js';
import { id, instant, integer, line, list, maybe, partialDay, reference, word } from './column.js';
import { doingTables } from './doing-tables.js';
import { personTables } from './person-tables.js';
import { planningTables } from './planning-tables.js';

const cadence = { kind: 'cadence' } as const;

/**
 * Every table of an account that the export holds, in an order in which each row points to earlier ones (but for people
 * and messages that point to their own kind). One list for writing, for reading back and for the published schema.
 */
export const accountTables: readonly AccountTable[] = [
  {
    name: 'stations',
    table: 'stations',
    order: ['created_at', 'id'],
    columns: {
      id,
      kind: word(stationKinds),
      organisation: line(200),
      city: maybe(line(200)),
      from: maybe(partialDay, 'started_on'),
      to: maybe(partialDay, 'ended_on'),
      myRole: maybe(line(200)),
      createdAt: instant,
      updatedAt: instant,
    },
  },
  {
    name: 'tags',
    table: 'tags',
    order: ['name_key', 'id'],
    named: true,
    columns: { id, name: line(100), cadence: maybe(cadence), createdAt: instant },
  },
  {
    name: 'customFields',
    table: 'custom_fields',
    order: ['name_key', 'id'],
    named: true,
    columns: {
      id,
      name: line(100),
      kind: word(customKinds),
      choices: maybe(list(line(100), 100)),
      position: integer(0, 1_000_000),
      createdAt: instant,
      updatedAt: instant,
    },
  },
  ...planningTables,
  ...personTables,
  ...doingTables,
  {
    name: 'savedFilters',
    table: 'saved_filters',
    order: ['name_key', 'id'],
    named: true,
    columns: {
      id,
      name: line(100),
      query: { kind: 'map', most: 50, longest: 1_000 },
      createdAt: instant,
    },
  },
  {
    name: 'dismissedPairs',
    table: 'dismissed_pairs',
    order: ['id'],
    unique: ['oneId', 'otherId'],
    pair: ['oneId', 'otherId'],
    columns: { id, oneId: reference('contacts'), otherId: reference('contacts'), createdAt: instant },
  },
  {
    name: 'formerContacts',
    table: 'former_contacts',
    order: ['id'],
    columns: { id, becameId: maybe(reference('contacts')), createdAt: instant },
  },
];
