/** A full stop after a word ends a sentence ("Kiel."), but not after these, after a figure ("24.") or a letter ("e. V."). */
const ABBREVIATIONS = 'Prof|Dr|Dipl|Ing|Hr|Fr|Mr|Mrs|Ms|St|Str|Nr|Inc|Ltd|Co|bzw|ca';
const ENDS_A_SENTENCE = new RegExp(
  `(?:[…?!]|(?<!\\p{L})(?!(?:${ABBREVIATIONS})\\.)\\p{L}{2,}\\.)[”“"»«’']*(?=\\s|$)`,
  'u',
);

/**
 * How a letter begins: its greeting and its first sentence, on a line each. Without a further paragraph the greeting alone.
 * Never throws. `opening('Hallo Mia,\n\nheute bist du mir eingefallen. Und so weiter.\n\nJana')` is
 * `Hallo Mia,\nheute bist du mir eingefallen.`
 */
export function opening(body: string): string {
  const [greeting = '', first = ''] = body.split(/\n{2,}/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
  const end = ENDS_A_SENTENCE.exec(first);
  const sentence = end ? first.slice(0, end.index + end[0].length) : first;
  return `${greeting}\n${sentence}`.trim();
}
