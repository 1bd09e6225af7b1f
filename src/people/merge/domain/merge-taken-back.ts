import type { MergeableFields } from './mergeable.js';

/** Some fields of a contact, by name. */
type Fields = Readonly<Partial<MergeableFields>>;

/**
 * What goes back when a merge is taken back: a field that is still as the merge left it becomes what it was; in a list
 * that was changed since, what the merge added goes and what it took away comes back. Everything else that was changed
 * since stays as it is. Never throws.
 *
 * @example takenBack({ city: 'Berlin' }, { was: { city: null }, left: { city: 'Berlin' } }) // { city: null }
 */
export function takenBack(now: Fields, { was, left }: { readonly was: Fields; readonly left: Fields }): Fields {
  const back: Record<string, unknown> = {};
  for (const name of Object.keys(left) as (keyof MergeableFields)[]) {
    const [before, after, current] = [was[name], left[name], now[name]];
    if (same(current, after)) back[name] = before;
    else if (isListOrNull(before) && isListOrNull(after) && isListOrNull(current)) {
      back[name] = listBack(current ?? [], before ?? [], after ?? []);
    } else if (name === 'custom') back[name] = customBack(now, was, left);
  }
  return back; // the names are those of `left`
}

/** Value by value: each custom field is a field of its own. */
function customBack(now: Fields, was: Fields, left: Fields): unknown {
  const [before, after] = [was.custom ?? {}, left.custom ?? {}];
  const custom = new Map(Object.entries(now.custom ?? {}));
  for (const id of Object.keys({ ...before, ...after })) {
    if (!same(custom.get(id), after[id])) continue;
    const value = before[id];
    if (value === undefined) custom.delete(id);
    else custom.set(id, value);
  }
  return custom.size === 0 ? null : Object.fromEntries(custom);
}

function listBack(current: readonly unknown[], before: readonly unknown[], after: readonly unknown[]): unknown {
  const added = after.filter((entry) => !has(before, entry));
  const removed = before.filter((entry) => !has(after, entry) && !has(current, entry));
  const list = [...current.filter((entry) => !has(added, entry)), ...removed];
  return list.length === 0 ? null : list;
}

function has(list: readonly unknown[], entry: unknown): boolean {
  return list.some((other) => same(other, entry));
}

function isListOrNull(value: unknown): value is readonly unknown[] | null | undefined {
  return value === null || value === undefined || Array.isArray(value);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
