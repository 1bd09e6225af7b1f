/** Minutes that a call is planned with. Source: product.md, feature 19. */
export const callMinutes = 10;

/** What to say in a call, in three steps; null where the script has fewer. */
export interface Rehearsal {
  readonly first: string;
  readonly question: string | null;
  readonly exit: string | null;
}

/**
 * A script as three cards: its first paragraph, the one with the question, and the last. Paragraphs are parted by blank
 * lines. Throws nothing. Source: product.md, feature 19. Example: `"Hallo.\n\nPasst es?\n\nDanke."` has all three.
 */
export function rehearsalOf(script: string): Rehearsal {
  const paragraphs = script
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const [first = '', ...rest] = paragraphs;
  const exit = rest.length > 1 ? (rest.at(-1) ?? null) : null;
  const between = exit === null ? rest : rest.slice(0, -1);
  return { first, question: between.length > 0 ? between.join('\n\n') : null, exit };
}
