import { movedIn } from '../../merge/domain/moved-by-name.js';

/** Of a change: what it takes to tell whose it is. */
interface MovableChange {
  readonly id: string;
  readonly kind: string;
  readonly contactId: string | null;
}

/** A merge that was not taken back; `detail` is null where too much moved to be kept. */
interface Merge {
  readonly id: string;
  readonly contactId: string | null;
  readonly detail: unknown;
}

/** About what has an id of its own: the talk, the reminder is the same one, whoever it belongs to. */
const OF_THINGS: ReadonlySet<string> = new Set(['merged', 'logged', 'log-edited', 'reminder-added', 'reminder-done', 'reminder-snoozed']); // prettier-ignore
/** Of many people at once: whoever is somebody else by now stays as they are, and keeps nobody away. */
const OF_MANY: ReadonlySet<string> = new Set(['deleted', 'tagged', 'untagged', 'layer', 'cadence']);

/**
 * The changes of an act that still are about the person they were made to. What was done to somebody who was merged
 * into another stands with that other one; taking it back there would put the wrong person in the trash, or take away
 * what was theirs all along. Null: nothing is left, or something that can't be left out. Ids are in the order of time
 * (UUID 7). Never throws.
 *
 * @example stillTheirs([added], [{ ...merge, detail: { moved: { changes: [added.id] } } }]) // null
 */
export function stillTheirs<Kept extends MovableChange>(
  changes: readonly Kept[],
  merges: readonly Merge[],
): readonly Kept[] | null {
  const isMoved = (change: MovableChange): boolean =>
    !OF_THINGS.has(change.kind) && merges.some((merge) => merge.contactId === change.contactId && moved(merge, change));
  const gone = changes.filter(isMoved);
  if (gone.length === changes.length || gone.some(({ kind }) => !OF_MANY.has(kind))) return null;
  return changes.filter((change) => !gone.includes(change));
}

function moved({ id, detail }: Merge, change: MovableChange): boolean {
  const { changes } = movedIn(detail ?? {}); // a MergedDetail
  return Array.isArray(changes) ? changes.includes(change.id) : change.id < id;
}
