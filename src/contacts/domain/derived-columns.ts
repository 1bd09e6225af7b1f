import type { LocalDate } from '../../common/local-date.js';
import { effectiveCadence } from './cadence.js';
import { searchKey } from './name-key.js';
import { rankColumns, type RankColumns, type RankInputs } from './rank-columns.js';
import type { Cadence } from './words.js';

/** The key columns hold the beginning of longer names; comparing goes on with the whole. Unit: characters. */
const NAME_KEY_LENGTH = 400;

/** The fields of a contact that its derived columns come from. */
export interface DerivedFrom extends Omit<RankInputs, 'effectiveCadence' | 'stationEndOn'> {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  readonly organisation: string | null;
  readonly role: string | null;
  readonly city: string | null;
  readonly cadence: Cadence | null;
}

/** What else bears on them. */
export interface Surroundings {
  readonly stationEndOn: LocalDate | null;
  readonly tagCadences: readonly (Cadence | null)[];
}

export interface DerivedColumns extends RankColumns {
  readonly nameKey: string;
  readonly searchKey: string;
  readonly effectiveCadenceDays: number | null;
}

/**
 * Every column of a contact that follows from its other fields; recomputed on each save. The name key sorts by family
 * name first, as address books do. Example: Anna Müller gets the name key `muller anna`.
 */
export function derivedColumns(contact: DerivedFrom, { stationEndOn, tagCadences }: Surroundings): DerivedColumns {
  const cadence = effectiveCadence(contact.cadence, tagCadences, contact.layer);
  const { givenName, familyName, nickname, organisation, role, city } = contact;
  return {
    nameKey: key(familyName, givenName ?? nickname).slice(0, NAME_KEY_LENGTH),
    searchKey: key(givenName, familyName, nickname, organisation, role, city),
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
    laterUntilOn: contact.laterUntilOn,
    comebackOn: contact.comebackOn,
    waitsUntilOn: contact.waitsUntilOn,
    lastInMindOn: contact.lastInMindOn,
    lastInteractionOn: contact.lastInteractionOn,
    roughlyLastOn: contact.roughlyLastOn,
    connectedOn: contact.connectedOn,
  };
}

function key(...texts: readonly (string | null)[]): string {
  return searchKey(texts.filter((text) => text !== null).join(' '));
}
