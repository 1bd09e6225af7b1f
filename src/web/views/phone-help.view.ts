import type { Voice } from '../../common/voice/voice.js';
import { accountAddress, type DeviceAccess } from './device-access.js';
import { vdirsyncerSettings } from './vdirsyncer-settings.js';

/** Programs with a page of their own, in the order in which they are offered. */
export const programs = ['ios', 'macos', 'android', 'thunderbird', 'gnome', 'vdirsyncer'] as const;
export type Program = (typeof programs)[number];

/** How many steps and remarks each has in the locale files. */
const SENTENCES: Readonly<Record<Program, { readonly steps: number; readonly notes: number }>> = {
  ios: { steps: 6, notes: 3 },
  macos: { steps: 5, notes: 2 },
  android: { steps: 6, notes: 3 },
  thunderbird: { steps: 5, notes: 2 },
  gnome: { steps: 5, notes: 2 },
  vdirsyncer: { steps: 5, notes: 4 },
};

/** A piece of a sentence: words, or something to type just so. */
interface Piece {
  readonly text: string;
  readonly isCode: boolean;
  /** One word: nobody would know whether a hyphen at the end of a line belongs to it. */
  readonly isOneWord: boolean;
}

/** Which program a word of the address means; null for any other. */
export function programOf(word: string | null): Program | null {
  return programs.find((program) => program === word) ?? null;
}

/** The steps for one program, with the reader's own address and user name in them. */
export function phoneHelpView(voice: Voice, access: DeviceAccess, program: Program): object {
  const { steps, notes } = SENTENCES[program];
  const sentences = (kind: 'step' | 'note', count: number): Piece[][] =>
    Array.from({ length: count }, (_, index) => piecesOf(voice.say(`phone.${program}.${kind}-${index + 1}`)));
  const address = accountAddress(access);
  const { email } = access.account;
  return {
    name: voice.say(`phone.program.${program}`),
    lead: voice.say(`phone.${program}.lead`),
    steps: sentences('step', steps),
    notes: [piecesOf(voice.say('phone.own-calendar')), ...sentences('note', notes)],
    address,
    email,
    settings: program === 'vdirsyncer' ? vdirsyncerSettings({ address, email }) : null,
    others: programs
      .filter((other) => other !== program)
      .map((code) => ({ code, name: voice.say(`phone.program.${code}`) })),
  };
}

/** What stands between backticks is to be typed just so. */
function piecesOf(sentence: string): Piece[] {
  return sentence.split('`').map((text, place) => ({ text, isCode: place % 2 === 1, isOneWord: !text.includes(' ') }));
}
