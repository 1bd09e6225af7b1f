import { addDays, latestOf, type LocalDate } from '../../common/local-date.js';
import { type Cadence, type Form, type Layer, layers, type Rung, rungs } from './words.js';

/** After a message of mine nobody is suggested for so many days. Source: product.md, "Candidates". Shorter feels pushy. */
export const restAfterMessageDays = 14;

/** From this mark on (1-5) "we got on well" counts. Source: product.md, "Ease and value, inputs". */
export const gotOnWellFrom = 4;

/** A day that never comes: never suggest, please-don't, in the trash. */
export const never: LocalDate = '9999-12-31';

/** When I last had contact with somebody. */
export interface LastContactFacts {
  readonly lastInteractionOn: LocalDate | null;
  readonly roughlyLastOn: LocalDate | null;
  /** LinkedIn's "Connected On". */
  readonly connectedOn: LocalDate | null;
}

/** What the rank columns of a contact are worked out from. null means "not told yet". */
export interface RankInputs extends LastContactFacts {
  readonly layer: Layer;
  readonly effectiveCadence: Cadence;
  readonly form: Form | null;
  readonly metInPerson: boolean | null;
  readonly gotOnWell: number | null;
  readonly higherStatus: boolean | null;
  readonly tension: boolean | null;
  readonly lastNo: boolean;
  readonly feltRung: Rung | null;
  /** The last day of the shared station, ahead or past. */
  readonly stationEndOn: LocalDate | null;
  readonly neverSuggest: boolean;
  readonly pleaseDont: boolean;
  /** In the trash since; null: living. */
  readonly deletedAt: string | null;
  readonly laterUntilOn: LocalDate | null;
  readonly comebackOn: LocalDate | null;
  readonly waitsUntilOn: LocalDate | null;
  readonly lastInMindOn: LocalDate | null;
}

/** The facts that all people of one ease group share: what ease and value depend on, but for the days of silence. */
export interface EaseGroup {
  readonly layer: Layer;
  readonly cadence: Cadence;
  readonly feltRung: Rung | null;
  readonly formal: boolean;
  readonly met: boolean;
  readonly gotOnWell: boolean;
  readonly higherStatus: boolean;
  readonly tension: boolean;
  readonly lastNo: boolean;
  /** The last contact is only LinkedIn's day. */
  readonly assumed: boolean;
  /** Nothing is known about the last contact. */
  readonly unknown: boolean;
  /** Never suggest, please-don't, or in the trash. */
  readonly paused: boolean;
}

/** Stored beside the contact, so that the week's candidates come out of an index instead of a scan. */
export interface RankColumns {
  /** All static facts as one word: see `writeEaseGroup`. */
  readonly easeGroup: string;
  /** The day silence is counted from; null: nothing is known, the constant of the rules counts. */
  readonly silentSinceOn: LocalDate | null;
  /** The first day on which the standing is quiet; null: never (cadence "none") or unknown. */
  readonly quietOn: LocalDate | null;
  /** The first day on which they may be suggested again; null: nothing stands in the way. */
  readonly blockedUntilOn: LocalDate | null;
}

const flags = {
  formal: 'f',
  met: 'm',
  gotOnWell: 'g',
  higherStatus: 's',
  tension: 't',
  lastNo: 'n',
  assumed: 'a',
  unknown: 'u',
  paused: 'p',
} as const;
type Flag = keyof typeof flags;

/**
 * The rank columns of a contact, recomputed with every change. They hold no clock: each stays true as the days pass.
 * Example: a `warm` friend last met on 2026-03-01 and written to on 2026-10-01 gets `silentSinceOn` 2026-03-01,
 * `quietOn` 2026-05-31 (90 days and one) and `blockedUntilOn` 2026-10-15. Never throws. Source: product.md "Contact and
 * standing", "Candidates"; performance.md "The ease score and the index", way (a).
 */
export function rankColumns(inputs: RankInputs): RankColumns {
  const group = easeGroupOf(inputs);
  const last = lastContact(inputs);
  const quietAfterDays = inputs.effectiveCadence === 'none' ? null : inputs.effectiveCadence + 1;
  return {
    easeGroup: writeEaseGroup(group),
    silentSinceOn: last ? last.on : inputs.stationEndOn,
    quietOn: last && quietAfterDays !== null ? addDays(last.on, quietAfterDays) : null,
    blockedUntilOn: blockedUntilOn(inputs),
  };
}

/**
 * The last contact: the latest interaction, else what the user remembers, else LinkedIn's day (marked as assumed); null
 * if nothing is known. Example: only `connectedOn` 2021-05-04 gives `{ on: '2021-05-04', assumed: true }`. Never
 * throws. Source: product.md, "Contact and standing".
 */
export function lastContact(facts: LastContactFacts): { readonly on: LocalDate; readonly assumed: boolean } | null {
  const told = facts.lastInteractionOn ?? facts.roughlyLastOn;
  if (told) return { on: told, assumed: false };
  return facts.connectedOn ? { on: facts.connectedOn, assumed: true } : null;
}

/**
 * The static facts of ease and value; what is not told yet counts as not so. Never throws. Source: product.md, "Ease
 * and value". Example: of a friend met in person: `met` is true.
 */
export function easeGroupOf(inputs: Omit<RankInputs, 'stationEndOn'>): EaseGroup {
  const last = lastContact(inputs);
  return {
    layer: inputs.layer,
    cadence: inputs.effectiveCadence,
    feltRung: inputs.feltRung,
    formal: inputs.form === 'sie',
    met: inputs.metInPerson === true,
    gotOnWell: (inputs.gotOnWell ?? 0) >= gotOnWellFrom,
    higherStatus: inputs.higherStatus === true,
    tension: inputs.tension === true,
    lastNo: inputs.lastNo,
    assumed: last?.assumed === true,
    unknown: last === null,
    paused: isPaused(inputs),
  };
}

/**
 * The rank columns that follow from the cadence, for another cadence: all else stays. Throws RangeError for a text that is
 * no ease group. Source: product.md, "Contact and standing". Example: `inner.30.-.m` silent since 2026-03-01 with 14 gets
 * `inner.14.-.m`, quiet from 2026-03-16.
 */
export function withCadence(
  { easeGroup, silentSinceOn }: Pick<RankColumns, 'easeGroup' | 'silentSinceOn'>,
  cadence: Cadence,
): Pick<RankColumns, 'easeGroup' | 'quietOn'> {
  const group = readEaseGroup(easeGroup);
  const turnsQuiet = cadence !== 'none' && silentSinceOn !== null && !group.unknown;
  return {
    easeGroup: writeEaseGroup({ ...group, cadence }),
    quietOn: turnsQuiet ? addDays(silentSinceOn, cadence + 1) : null,
  };
}

/**
 * One word for a group, at most 40 characters: layer, cadence, felt rung, flags. Never throws. Example: a friend met in
 * person with whom I got on well is `inner.30.-.mg`.
 */
export function writeEaseGroup(group: EaseGroup): string {
  const set = (Object.keys(flags) as Flag[]).filter((flag) => group[flag]).map((flag) => flags[flag]);
  return `${group.layer}.${group.cadence}.${group.feltRung ?? '-'}.${set.join('')}`;
}

/** The group that `writeEaseGroup` wrote: `readEaseGroup('inner.30.-.mg').met` is true. Throws RangeError on another text. */
export function readEaseGroup(text: string): EaseGroup {
  const [layerWord, cadenceWord, rungWord, set] = text.split('.');
  const layer = layers.find((word) => word === layerWord);
  if (!layer || cadenceWord === undefined || set === undefined) throw new RangeError(`No ease group: ${text}`);
  const has = (flag: Flag): boolean => set.includes(flags[flag]);
  return {
    layer,
    cadence: cadenceWord === 'none' ? 'none' : Number(cadenceWord),
    feltRung: rungs.find((word) => word === rungWord) ?? null,
    formal: has('formal'),
    met: has('met'),
    gotOnWell: has('gotOnWell'),
    higherStatus: has('higherStatus'),
    tension: has('tension'),
    lastNo: has('lastNo'),
    assumed: has('assumed'),
    unknown: has('unknown'),
    paused: has('paused'),
  };
}

function isPaused({
  neverSuggest,
  pleaseDont,
  deletedAt,
}: Pick<RankInputs, 'neverSuggest' | 'pleaseDont' | 'deletedAt'>): boolean {
  return neverSuggest || pleaseDont || deletedAt !== null;
}

function blockedUntilOn(inputs: RankInputs): LocalDate | null {
  if (isPaused(inputs)) return never;
  const restsUntilOn = inputs.lastInMindOn ? addDays(inputs.lastInMindOn, restAfterMessageDays) : null;
  return latestOf(inputs.laterUntilOn, inputs.comebackOn, inputs.waitsUntilOn, restsUntilOn);
}
