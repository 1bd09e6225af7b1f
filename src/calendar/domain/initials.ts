const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The first letters of the first and the last word of a name, as they stand, each with a point: enough to know who is
 * meant, not enough to tell others. '' for ''. Never throws.
 *
 * @example initials('Marlene Aşkın-Hoffmann') // 'M. A.'
 */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => `${firstLetter(word ?? '')}.`).join(' ');
}

function firstLetter(word: string): string {
  const [first] = graphemes.segment(word);
  return (first?.segment ?? '').toUpperCase();
}
