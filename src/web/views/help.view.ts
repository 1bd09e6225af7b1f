import type { Voice } from '../../common/voice/voice.js';

/** The sections of the help page and how many sentences each has in the locale files. */
const SECTIONS: readonly (readonly [code: string, sentences: number])[] = [
  ['idea', 2],
  ['chosen', 5],
  ['no', 2],
  ['silence', 1],
  ['mail', 1],
  ['data', 2],
];

export function helpView(voice: Voice): object {
  const sections = SECTIONS.map(([code, count]) => ({
    code,
    title: voice.say(`help.${code}`),
    sentences: Array.from({ length: count }, (_, index) => voice.say(`help.${code}-${index + 1}`)),
  }));
  return { sections };
}
