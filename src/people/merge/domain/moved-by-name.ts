/** What each mover needs to move back, by its name. */
export type MovedByName = Readonly<Record<string, unknown>>;

/** As it stands in a change that was stored. */
interface NotedMerge {
  readonly moved?: MovedByName;
  /** In two groups and partly by other names, as merges were noted before there were movers. */
  readonly traces?: MovedByName & { readonly attempts?: MovedByName };
  readonly pointers?: MovedByName;
}

/**
 * What moved in a merge, whenever it was noted. Never throws.
 *
 * @example movedIn({ moved: { reminders: ['1'] } }) // { reminders: ['1'] }
 */
export function movedIn({ moved, traces = {}, pointers = {} }: NotedMerge): MovedByName {
  if (moved) return moved;
  const { attempts, slots } = traces.attempts ?? {};
  const renamed = { attempts, held_slots: slots, suggestion_events: traces.suggestions };
  return { ...traces, ...pointers, ...renamed, contact_extras: pointers.extras };
}
