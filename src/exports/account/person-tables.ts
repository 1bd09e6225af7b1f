import { extrasOrigins, longestExtras, mostExtras } from '../../contacts/domain/extras.js';
import { mutualRelations } from '../../contacts/domain/relation-kinds.js';
import { forms, genders, languages, layers, rungs } from '../../contacts/domain/words.js';
import type { AccountTable } from './account-table.js';
import {
  type Columns,
  day,
  flag,
  id,
  instant,
  integer,
  line,
  list,
  maybe,
  partialDay,
  reference,
  text,
  word,
} from './column.js';

const MOST_CUSTOM = 100;

const address: Columns = {
  street: maybe(line(500)),
  postalCode: maybe(line(500)),
  city: maybe(line(500)),
  region: maybe(line(500)),
  country: maybe(line(500)),
  label: maybe(line(500)),
  preferred: flag,
};

const pastRole: Columns = {
  organisation: maybe(line(500)),
  role: maybe(line(500)),
  from: maybe(partialDay),
  to: maybe(partialDay),
};

const extraEntry: Columns = { name: text(longestExtras), value: text(longestExtras) };

export const personColumns: Columns = {
  id,
  givenName: maybe(line(200)),
  familyName: maybe(line(200)),
  nickname: maybe(line(200)),
  honorific: maybe(line(100)),
  gender: maybe(word(genders)),
  form: maybe(word(forms)),
  language: maybe(word(languages)),
  organisation: maybe(line(200)),
  role: maybe(line(200)),
  city: maybe(line(200)),
  country: maybe(line(100)),
  timeZone: maybe(line(64)),
  stationId: maybe(reference('stations')),
  layer: word(layers),
  layerChosen: flag,
  cadence: maybe({ kind: 'cadence' }),
  feltRung: maybe(word(rungs)),
  roughlyLastOn: maybe(day),
  connectedOn: maybe(day),
  gotOnWell: maybe(integer(1, 5)),
  higherStatus: maybe(flag),
  tension: maybe(flag),
  metInPerson: maybe(flag),
  likes: maybe(text(2_000)),
  birthday: maybe({ kind: 'birthday' }),
  addresses: maybe(list({ kind: 'object', fields: address }, 200)),
  history: maybe(list({ kind: 'object', fields: pastRole }, 200)),
  custom: maybe({ kind: 'map', most: MOST_CUSTOM, longest: 2_000 }),
  notes: maybe(text(400_000)),
  introducedById: maybe(reference('contacts')),
  neverSuggest: flag,
  pleaseDont: flag,
  deletedAt: maybe(instant),
  source: line(20),
  lastInteractionOn: maybe(day),
  lastInMindOn: maybe(day),
  comebackOn: maybe(day),
  laterUntilOn: maybe(day),
  waitsUntilOn: maybe(day),
  lastNo: flag,
  refusalsInARow: integer(0, 1_000),
  createdAt: instant,
  updatedAt: instant,
};

/** The people of an account, and how they belong together. */
export const personTables: readonly AccountTable[] = [
  {
    name: 'contacts',
    table: 'contacts',
    order: ['created_at', 'id'],
    columns: personColumns,
    children: [
      {
        field: 'points',
        table: 'contact_points',
        parent: 'contact_id',
        order: 'position, id',
        columns: {
          kind: word(['email', 'phone', 'link']),
          value: line(500),
          label: maybe(line(100)),
          preferred: flag,
        },
      },
      {
        field: 'tags',
        table: 'contact_tags',
        parent: 'contact_id',
        order: 'tag_id',
        unique: 'tagId',
        columns: { tagId: reference('tags') },
      },
    ],
  },
  {
    name: 'relations',
    table: 'relations',
    order: ['created_at', 'id'],
    unique: ['oneId', 'otherId', 'kind'],
    pair: ['oneId', 'otherId'],
    columns: {
      id,
      kind: word(mutualRelations),
      oneId: reference('contacts'),
      otherId: reference('contacts'),
      createdAt: instant,
    },
  },
  {
    name: 'extras',
    table: 'contact_extras',
    order: ['created_at', 'id'],
    columns: {
      id,
      contactId: reference('contacts'),
      origin: word(extrasOrigins),
      entries: list({ kind: 'object', fields: extraEntry }, mostExtras),
      createdAt: instant,
    },
  },
];
