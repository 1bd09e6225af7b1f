/** The sections of templates/drafts/openings: one for each kind of letter that begins alike. */
export const openingSections = [
  'connect',
  'ask',
  'again',
  'bring',
  'joy',
  'thanks',
  'nudge',
  'season',
  'birthday',
] as const;
export type OpeningSection = (typeof openingSections)[number];

/** An opening line that can be said, as all it names is known. */
export interface SayableOpening {
  /** `section/key`, as it is stored with a message. */
  readonly id: string;
  /**
   * What it says that is known of this person: who introduced us, which nobody may leave out; something else; or only
   * that they came to mind.
   */
  readonly names: 'introducer' | 'something' | 'nothing';
}

export interface OpeningChoice<Line extends SayableOpening> {
  readonly lines: readonly Line[];
  /** Ids of what letters to this person began with, the oldest first; one may stand there several times. */
  readonly used: readonly string[];
  /** Whose letter it is: any text, in practice the contact's id. */
  readonly person: string;
}

/** In the order in which they are taken. */
const groups = ['introducer', 'something', 'nothing'] as const;

/** FNV-1a, 32 bit (http://www.isthe.com/chongo/tech/comp/fnv): the same person always begins at the same place. */
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The opening line for one more letter to somebody: "at least three for each language and form, so that nobody gets the
 * same opening twice". Of the lines not yet used with this person the first: those that name who introduced us, then
 * those that name something else, then the rest, each group rotated by the person, so that friends who compare letters
 * find different ones. Once all were used, the one used longest ago. Null only for no lines. Deterministic; never throws.
 * Source: docs/drafts.md, "Openings".
 *
 * @example chooseOpening({ lines: [{ id: 'connect/plain-1', names: 'nothing' }], used: [], person: 'x' })?.id
 * // 'connect/plain-1'
 */
export function chooseOpening<Line extends SayableOpening>(choice: OpeningChoice<Line>): Line | null {
  const { lines, used, person } = choice;
  const inOrder = groups.flatMap((group) =>
    rotated(
      lines.filter(({ names }) => names === group),
      person,
    ),
  );
  const lastUse = new Map(used.map((id, position) => [id, position]));
  const unused = inOrder.find(({ id }) => !lastUse.has(id));
  return unused ?? inOrder.sort((a, b) => (lastUse.get(a.id) ?? 0) - (lastUse.get(b.id) ?? 0))[0] ?? null;
}

function rotated<Line>(lines: readonly Line[], person: string): Line[] {
  if (lines.length === 0) return [];
  const start = hashOf(person) % lines.length;
  return [...lines.slice(start), ...lines.slice(0, start)];
}

function hashOf(text: string): number {
  let hash = FNV_START;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), FNV_PRIME);
  return hash >>> 0;
}
