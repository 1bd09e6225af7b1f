import type { LocalDate } from '../../../common/local-date.js';
import type { AgreedTime, CommandKind, LineCommand, MailCommand } from './command.js';
import type { ReadyCommandWords } from './command-words.js';
import { readDay, readPause, readUntil } from './read-until.js';
import { leadingVerb } from './tokens.js';

/** What commands are read by: the words, and the day from which "later" counts, in the account's zone. */
export interface Reading {
  readonly words: ReadyCommandWords;
  readonly today: LocalDate;
}

type WithoutNumber<Each> = Each extends LineCommand ? Omit<Each, 'number'> : never;
export type Wish = WithoutNumber<LineCommand>;

/**
 * What a verb asks for together with the words behind the numbers; null where they do not fit together. Never throws.
 * `lineCommand('no', ['termin'], reading)` is `{ kind: 'no', reason: 'wrong-date' }`.
 */
export function lineCommand(kind: CommandKind, rest: readonly string[], reading: Reading): Wish | null {
  switch (kind) {
    case 'log':
      return logged(rest, reading);
    case 'yes':
      return agreed(rest, reading.today);
    case 'no':
      return declined(rest, reading.words);
    case 'later': {
      const until = readUntil(rest, reading.words, reading.today);
      return rest.length > 0 && until === null ? null : { kind, until };
    }
    case 'skip':
    case 'done':
      return rest.length === 0 ? { kind } : null;
    default:
      return null;
  }
}

/** The same for verbs about the mails themselves, which have no number. Never throws. */
export function mailCommand(kind: CommandKind, rest: readonly string[], reading: Reading): MailCommand | null {
  switch (kind) {
    case 'pause': {
      const until = readPause(rest, reading.words, reading.today);
      return rest.length > 0 && until === null ? null : { kind, until };
    }
    case 'weekly':
    case 'keep':
    case 'stop':
    case 'help':
      return rest.length === 0 ? { kind } : null;
    default:
      return null;
  }
}

/** "log 2", and what came of it behind: "log 2 ja", "log 2 nein termin". */
function logged(rest: readonly string[], { words, today }: Reading): Wish | null {
  if (rest.length === 0 || words.talked.has(rest.join(' '))) return { kind: 'log' };
  const verb = leadingVerb(rest, words);
  const behind = rest.slice(verb?.length ?? 0);
  if (verb?.kind === 'yes') return agreed(behind, today);
  return verb?.kind === 'no' ? declined(behind, words) : null;
}

function agreed(rest: readonly string[], today: LocalDate): Wish | null {
  const meeting = agreedTime(rest, today);
  return rest.length > 0 && meeting === null ? null : { kind: 'yes', meeting };
}

/** "12.12. 15:00" */
function agreedTime([day = '', time = '', ...more]: readonly string[], today: LocalDate): AgreedTime | null {
  const on = readDay(day, today);
  const [, hour, minute = '00'] = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?$/.exec(time) ?? [];
  if (on === null || hour === undefined || more.length > 0) return null;
  return { on, time: `${hour.padStart(2, '0')}:${minute}` };
}

function declined(rest: readonly string[], { reasons }: ReadyCommandWords): Wish | null {
  const reason = rest.length === 0 ? 'unknown' : reasons.get(rest.join(' '));
  return reason === undefined ? null : { kind: 'no', reason };
}
