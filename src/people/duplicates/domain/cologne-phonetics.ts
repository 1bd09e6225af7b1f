/** Letters whose sound does not depend on their neighbours. Vowels are 0 and fall away but for the first one. */
const SOUNDS: Readonly<Record<string, string>> = {
  ...{ a: '0', e: '0', i: '0', j: '0', o: '0', u: '0', y: '0' },
  ...{ b: '1', f: '3', v: '3', w: '3', g: '4', k: '4', q: '4', l: '5', m: '6', n: '6', r: '7', s: '8', z: '8' },
};

/**
 * How a family name sounds, as digits: names that sound alike in German have the same code. Letters of other scripts stand
 * for themselves. Never throws; '' for a word without a sound.
 *
 * Source: H. J. Postel, "Die Kölner Phonetik", IBM-Nachrichten 19 (1969), 925-931. Works on a canonical key (`searchKey`).
 *
 * @example colognePhonetics('meier') // '67', as for 'mayr'
 */
export function colognePhonetics(word: string): string {
  let code = '';
  let last = '';
  for (let position = 0; position < word.length; position += 1) {
    const sound = soundAt(word, position);
    for (const digit of sound) {
      if (digit !== last && (digit !== '0' || position === 0)) code += digit;
      last = digit;
    }
  }
  return code;
}

function soundAt(word: string, position: number): string {
  const letter = word[position] ?? '';
  const next = word[position + 1] ?? ' ';
  const previous = word[position - 1] ?? ' ';
  return SOUNDS_AMONG[letter]?.(previous, next) ?? SOUNDS[letter] ?? letter;
}

function soundOfC(previous: string, next: string): string {
  if (previous === ' ') return 'ahkloqrux'.includes(next) ? '4' : '8';
  return !'sz'.includes(previous) && 'ahkoqux'.includes(next) ? '4' : '8';
}

/** Letters that sound by their neighbours. */
const SOUNDS_AMONG: Readonly<Record<string, (previous: string, next: string) => string>> = {
  h: () => '',
  p: (_, next) => (next === 'h' ? '3' : '1'),
  d: soundOfDAndT,
  t: soundOfDAndT,
  x: (previous) => ('ckq'.includes(previous) ? '8' : '48'),
  c: soundOfC,
};

function soundOfDAndT(_: string, next: string): string {
  return 'csz'.includes(next) ? '8' : '2';
}
