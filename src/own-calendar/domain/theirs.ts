/** What somebody sees of an event in their calendar. */
export interface EventSeen {
  /** In ms since 1970. */
  readonly start: number;
  readonly end: number;
  readonly summary: string | null;
  readonly place: string | null;
}

/** What stands there instead of what we wrote; null: it was removed there. */
export type Theirs = EventSeen | null;

/**
 * As it is kept with an event: JSON. Never throws.
 *
 * @example keptTheirs(null) // 'null'
 */
export function keptTheirs(theirs: Theirs): string {
  return JSON.stringify(theirs);
}

/** What `keptTheirs` gave; null for anything else. Never throws. */
export function theirsOf(kept: string | null): Theirs {
  try {
    return JSON.parse(kept ?? 'null') as Theirs; // written by keptTheirs alone
  } catch {
    return null;
  }
}
