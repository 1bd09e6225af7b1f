import { forms, languages } from '../../contacts/domain/words.js';
import { offerKinds } from '../../offers/domain/words.js';
import { situations } from '../../outreach/domain/words.js';
import { targetKinds } from '../../targets/domain/words.js';
import type { AccountTable } from './account-table.js';
import { day, id, instant, integer, line, maybe, reference, text, word } from './column.js';

const longestNote = 20_000;
const longestSource = 8_192;
const farthestKm = 500;
const highestPlace = 2_147_483_647;
const times = { createdAt: instant, updatedAt: instant };

/** What one plans with: messages point to it, so it stands before them. */
export const planningTables: readonly AccountTable[] = [
  {
    name: 'offers',
    table: 'offers',
    order: ['created_at', 'id'],
    keyOf: { title_key: 'title' },
    columns: {
      id,
      kind: word(offerKinds),
      title: line(200),
      url: maybe(line(2_000)),
      note: maybe(text(longestNote)),
      stationId: maybe(reference('stations')),
      freshUntil: maybe(day),
      ...times,
    },
    children: [
      {
        field: 'tags',
        table: 'offer_tags',
        parent: 'offer_id',
        order: 'tag_id',
        unique: 'tagId',
        columns: { tagId: reference('tags') },
      },
    ],
  },
  {
    name: 'trips',
    table: 'trips',
    order: ['starts_on', 'id'],
    columns: {
      id,
      city: line(200),
      country: maybe(line(2)),
      place: maybe(integer(0, highestPlace)),
      startsOn: day,
      endsOn: day,
      radiusKm: integer(0, farthestKm),
      note: maybe(text(longestNote)),
      ...times,
    },
  },
  {
    name: 'targets',
    table: 'targets',
    order: ['kind', 'name_key', 'id'],
    named: true,
    namedWithin: 'kind',
    columns: { id, kind: word(targetKinds), name: line(200), note: maybe(text(longestNote)), ...times },
  },
  {
    name: 'ownTemplates',
    table: 'own_templates',
    order: ['created_at', 'id'],
    columns: {
      id,
      name: line(200),
      situation: word(situations),
      language: word(languages),
      form: word(forms),
      source: text(longestSource),
      version: integer(1, 1_000_000),
      ...times,
    },
    children: [
      {
        field: 'versions',
        table: 'own_template_versions',
        parent: 'template_id',
        order: 'version',
        unique: 'version',
        columns: { version: integer(1, 1_000_000), source: text(longestSource), createdAt: instant },
      },
    ],
  },
];
