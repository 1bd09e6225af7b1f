import type { LayerCadences } from '../../accounts/domain/layer-cadences.js';
import type { LocalDate } from '../../common/local-date.js';
import type { PastRole } from './address-book.js';
import { effectiveCadence } from './cadence.js';
import type { CustomValues } from './custom-values.js';
import { searchKey } from './name-key.js';
import { rankColumns, type RankColumns, type RankInputs } from './rank-columns.js';
import { wordsToFind } from './search-words.js';
import type { Cadence } from './words.js';

/** The key columns hold the beginning of longer names; comparing goes on with the whole. Unit: characters. */
const NAME_KEY_LENGTH = 400;
const CITY_KEY_LENGTH = 200;

/** The fields of a contact that its derived columns come from. */
export interface DerivedFrom extends Omit<RankInputs, 'effectiveCadence' | 'stationEndOn'> {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  readonly organisation: string | null;
  readonly role: string | null;
  readonly city: string | null;
  readonly notes: string | null;
  readonly history: readonly PastRole[] | null;
  readonly custom: CustomValues | null;
  readonly cadence: Cadence | null;
}

/** What else bears on them. */
export interface Surroundings {
  readonly stationEndOn: LocalDate | null;
  readonly tags: readonly { readonly name: string; readonly cadence: Cadence | null }[];
  /** The account's own cadences for the layers; null: the usual ones. */
  readonly layerCadences: LayerCadences | null;
}

export interface DerivedColumns extends RankColumns {
  readonly nameKey: string;
  /** Every word the person is found by: see `wordsToFind`. */
  readonly searchKey: string;
  readonly cityKey: string | null;
  readonly effectiveCadenceDays: number | null;
}

/**
 * Every column of a contact that follows from its other fields; recomputed on each save. The name key sorts by family
 * name first, as address books do. Never throws. Example: Anna Müller gets the name key `muller anna`.
 */
export function derivedColumns(
  contact: DerivedFrom,
  { stationEndOn, tags, layerCadences }: Surroundings,
): DerivedColumns {
  const tagCadences = tags.map((tag) => tag.cadence);
  const cadence = effectiveCadence(contact.cadence, tagCadences, contact.layer, layerCadences);
  const { givenName, familyName, nickname, city } = contact;
  return {
    nameKey: key(familyName, givenName ?? nickname).slice(0, NAME_KEY_LENGTH),
    searchKey: wordsToFind(textsOf(contact, tags)),
    cityKey: city === null ? null : searchKey(city).slice(0, CITY_KEY_LENGTH),
    effectiveCadenceDays: cadence === 'none' ? null : cadence,
    ...rankColumns(rankInputs(contact, cadence, stationEndOn)),
  };
}

/** Field by field: copying the whole contact took more time than all the rest, 30,000 times in an import. */
function rankInputs(contact: DerivedFrom, effectiveCadence: Cadence, stationEndOn: LocalDate | null): RankInputs {
  return {
    effectiveCadence,
    stationEndOn,
    layer: contact.layer,
    form: contact.form,
    metInPerson: contact.metInPerson,
    gotOnWell: contact.gotOnWell,
    higherStatus: contact.higherStatus,
    tension: contact.tension,
    lastNo: contact.lastNo,
    feltRung: contact.feltRung,
    neverSuggest: contact.neverSuggest,
    pleaseDont: contact.pleaseDont,
    deletedAt: contact.deletedAt,
    laterUntilOn: contact.laterUntilOn,
    comebackOn: contact.comebackOn,
    waitsUntilOn: contact.waitsUntilOn,
    lastInMindOn: contact.lastInMindOn,
    lastInteractionOn: contact.lastInteractionOn,
    roughlyLastOn: contact.roughlyLastOn,
    connectedOn: contact.connectedOn,
  };
}

/** What a search looks in, the most telling first: if there is too much, what comes last is left out. */
function textsOf(contact: DerivedFrom, tags: Surroundings['tags']): (string | number | null)[] {
  const { givenName, familyName, nickname, organisation, role, city, notes, history, custom } = contact;
  const texts: (string | number | null)[] = [givenName, familyName, nickname, organisation, role, city];
  for (const tag of tags) texts.push(tag.name);
  for (const past of history ?? []) texts.push(past.organisation, past.role);
  if (custom) texts.push(...Object.values(custom));
  texts.push(notes);
  return texts;
}

function key(...texts: readonly (string | null)[]): string {
  return searchKey(texts.filter((text) => text !== null).join(' '));
}
