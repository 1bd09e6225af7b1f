/**
 * What an event is made of for us: when it is; its title; where; what is written below; and what goes with ours alone (zone and
 * address). What else stands in it is the user's own.
 */
const eventParts = ['time', 'summary', 'place', 'description', 'form'] as const;
export type EventPart = (typeof eventParts)[number];

/** A fingerprint of each: `PART_LENGTH` characters, `NOTHING` for what is not there. */
export type EventParts = Readonly<Record<EventPart, string>>;
/** Of an event there: its form may be anything. */
export type PartsThere = Readonly<Record<Exclude<EventPart, 'form'>, string>>;

/** Five fit into the column; of 16^12, two are the same by chance in no lifetime. In characters. */
export const PART_LENGTH = 12;
export const NOTHING = '-'.repeat(PART_LENGTH);

/** What somebody sees at once. */
const seen = ['time', 'summary', 'place'] as const;

/** Ours as it is now, and as it was written there last; null: we do not know what was. */
interface OurParts {
  readonly ours: EventParts;
  readonly written: EventParts | null;
}

/**
 * Whether somebody has given the event another time, title or place there, other than ours is now. A description or an alarm of
 * their own is no question: it stays. Never throws.
 */
export function isChangedThere(theirs: PartsThere, { ours, written }: OurParts): boolean {
  return seen.some((part) => theirs[part] !== ours[part] && theirs[part] !== written?.[part]);
}

/**
 * What of theirs becomes ours: the parts that have changed here since they were written. A description that is not the one we
 * wrote is somebody's own, and stays. Another form writes the time anew. Never throws.
 */
export function partsToWrite(theirs: PartsThere, { ours, written }: OurParts): EventPart[] {
  const isOtherForm = written !== null && written.form !== ours.form;
  return eventParts.filter((part) => {
    if (part === 'form') return isOtherForm;
    if (theirs[part] === ours[part]) return part === 'time' && isOtherForm;
    if (ours[part] === written?.[part]) return false;
    return part !== 'description' || theirs.description === (written?.description ?? NOTHING);
  });
}

/**
 * As it is kept with an event: one behind the other. Never throws.
 *
 * @example keptParts(parts).length // 60
 */
export function keptParts(parts: EventParts): string {
  return eventParts.map((part) => parts[part]).join('');
}

/** What `keptParts` gave; null for anything else. Never throws. */
export function partsKept(kept: string | null): EventParts | null {
  if (kept?.length !== eventParts.length * PART_LENGTH) return null;
  const part = (index: number): string => kept.slice(index * PART_LENGTH, (index + 1) * PART_LENGTH);
  return { time: part(0), summary: part(1), place: part(2), description: part(3), form: part(4) };
}
