import type { ExtraEntry } from '../../../contacts/domain/extras.js';
import type { VcardVersion } from '../../../exports/vcard/write-vcard.js';
import { type CardLine, cardLine } from '../../../imports/vcard/card-line.js';
import { isPicture, writtenIn } from './card-version.js';

/** Lines that one group ties together, as one file had them. */
export interface Tied {
  readonly group: string;
  /** What X-ABLabel says of them. */
  readonly labels: ExtraEntry[];
  readonly things: ExtraThing[];
}

/** One thing of a card that no field of ours holds, with the lines it is tied to. */
export interface ExtraThing {
  readonly entry: ExtraEntry;
  /** Null: no line that can be read. */
  readonly line: CardLine | null;
  readonly tied: Tied | null;
}

const LABEL = 'x-ablabel';
/** A card says them once: RFC 6350, 6.2.4 and 6.2.6; RFC 6474, 2; RFC 2426, 3.6.5 and 3.7.1. */
const SINGLE: ReadonlySet<string> = new Set(
  'photo|anniversary|birthplace|deathplace|deathdate|sort-string|class|x-phonetic-first-name|x-phonetic-last-name'.split(
    '|',
  ),
);

/**
 * True for a property of which a card has one: of several that are known of somebody the card shows its own. Never throws.
 *
 * @example isSingle('photo') // true
 */
export function isSingle(name: string): boolean {
  return SINGLE.has(name);
}

/**
 * Extras as things, each with its label. Two files may have used the same group for different things: behind a label
 * another tie begins. Never throws.
 *
 * @example extraThings([{ name: 'item1.X-ABDATE', value: '2019-08-01' }, { name: 'item1.X-ABLabel', value: 'Chor' }]).length // 1
 */
export function extraThings(extras: readonly ExtraEntry[]): ExtraThing[] {
  const open = new Map<string, Tied>();
  return extras.flatMap((entry): ExtraThing[] => {
    const line = cardLine(`${entry.name}:${entry.value}`);
    const group = line?.group ?? null;
    if (group === null) return [{ entry, line, tied: null }];
    let tied = open.get(group);
    if (line?.name === LABEL && tied) {
      tied.labels.push(entry);
      return [];
    }
    if (!tied || tied.labels.length > 0) open.set(group, (tied = { group, labels: [], things: [] }));
    const thing = { entry, line, tied };
    tied.things.push(thing);
    return [thing];
  });
}

/**
 * What tells one thing from another, however its version or its program spells it: groups are numbered anew, parameters
 * come in any order. Never throws.
 *
 * @example thingKey(thing, '3.0') // '["x-abdate",["type=pref"],"2019-08-01",["Praktikum"]]'
 */
export function thingKey({ entry, line, tied }: ExtraThing, version: VcardVersion): string {
  if (!line) return JSON.stringify([entry.name, entry.value]);
  const labels = (tied?.labels ?? []).map(({ value }) => value);
  if (isPicture(line.name)) return JSON.stringify([line.name, octetsOf(line.value), labels]);
  const { head, value } = writtenIn(line, version);
  const [name = '', ...params] = withoutGroup(head).toLowerCase().split(';');
  return JSON.stringify([name, params.sort(), value, labels]);
}

/**
 * A name with its parameters, without what ties it to others.
 *
 * @example withoutGroup('item1.X-ABDATE;type=pref') // 'X-ABDATE;type=pref'
 */
export function withoutGroup(head: string): string {
  return head.replace(/^[\w.-]*\./, '');
}

/** The picture itself, wherever it says its kind. */
function octetsOf(value: string): string {
  return value.replace(/^data:[^,]{0,200},/i, '').replace(/\s+/g, '');
}

/** What a client's card said no longer, and what it says for the first time. */
export interface ChangedExtras {
  /** Of what is kept of one file, what is left; the same list where nothing went. */
  readonly leave: (entries: readonly ExtraEntry[]) => readonly ExtraEntry[];
  readonly come: readonly ExtraEntry[];
}

/**
 * What a client changed of what no field of ours holds: the card that was served before beside the one that came. What the
 * served card did not show stays, unless it is of a kind that a card has once, and the client took that out. Never throws.
 *
 * @example changedExtras([skype, photo], [photo], '3.0').leave([skype, anniversary]) // [anniversary]
 */
export function changedExtras(
  before: readonly ExtraEntry[],
  after: readonly ExtraEntry[],
  version: VcardVersion,
): ChangedExtras {
  const [old, now] = [keysOf(before, version), keysOf(after, version)];
  const isGone = (thing: ExtraThing): boolean => {
    const [key, name] = [thingKey(thing, version), thing.line?.name ?? ''];
    const isOut = isSingle(name) && old.names.has(name) && !now.names.has(name);
    return isOut || (old.keys.has(key) && !now.keys.has(key));
  };
  const come = extraThings(after).filter((thing) => !old.keys.has(thingKey(thing, version)));
  return { leave: (entries) => without(entries, isGone), come: after.filter(isOf(come)) };
}

function keysOf(
  extras: readonly ExtraEntry[],
  version: VcardVersion,
): { readonly keys: ReadonlySet<string>; readonly names: ReadonlySet<string> } {
  const things = extraThings(extras);
  const keys = new Set(things.map((thing) => thingKey(thing, version)));
  return { keys, names: new Set(things.map(({ line }) => line?.name ?? '')) };
}

function without(entries: readonly ExtraEntry[], isGone: (thing: ExtraThing) => boolean): readonly ExtraEntry[] {
  const gone = extraThings(entries).filter(isGone);
  if (gone.length === 0) return entries;
  const going = new Set(gone);
  const entirely = gone.filter(({ tied }) => !tied || tied.things.every((thing) => going.has(thing)));
  const labels = new Set(entirely.flatMap(({ tied }) => tied?.labels ?? []));
  const itself = new Set(gone.map(({ entry }) => entry));
  return entries.filter((entry) => !itself.has(entry) && !labels.has(entry));
}

/** The lines of these things, and their labels. */
function isOf(things: readonly ExtraThing[]): (entry: ExtraEntry) => boolean {
  const entries = new Set(things.flatMap(({ entry, tied }) => [entry, ...(tied?.labels ?? [])]));
  return (entry) => entries.has(entry);
}
