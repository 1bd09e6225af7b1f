import type { Command, CommandKind, ReadAnswer } from './command.js';
import { lineCommand, mailCommand, type Reading } from './line-command.js';
import { ownLines } from './own-lines.js';
import { bare, isNumber, leadingNumbers, leadingVerb, tokensOf } from './tokens.js';

/** product.md: a mail names a few people; more commands than that in one answer are a mistake. */
const MOST_COMMANDS = 30;

/** A line of so many words that begins with a verb was meant as a command; "no idea what I should say" was not. */
const MOST_WORDS_MEANT = 4;

/** What is repeated of a line that was not understood. In characters. */
const LONGEST_REPEATED = 80;

/** Of lines that were not understood, so many are named. */
const MOST_REPEATED = 5;

/** Of commands that were too many, so many are named; an ellipsis stands for the rest. */
const MOST_BEYOND = 30;

interface ReadLine {
  readonly line: string;
  readonly read: readonly Command[] | 'talk' | 'unclear';
}

/**
 * The commands in an answer to a mail, a line each: a verb, the numbers of lines, and what else it takes. The numbers may
 * also come first: `log 2 ja`, `snooze 3 4w`, `nein 1 termin`, `2 ja`, `log 1, 2`, `pause`. Quoted text and signatures
 * never act; nothing is guessed: a line that leaves anything open, or says anything more, is not understood. Greetings
 * and other sentences are passed over, unless there is nothing else. Lines beyond 30 commands are not carried out, and
 * named with those that were not understood. Never throws.
 * `readCommands('log 2', reading).commands` is `[{ kind: 'log', number: 2 }]`.
 */
export function readCommands(text: string, reading: Reading): ReadAnswer {
  const lines = ownLines(text, reading.words).map((line) => ({ line, read: readLine(line, reading) }));
  const { commands, beyond } = firstCommands(lines);
  const unclear = lines.filter(({ read }) => read === 'unclear').map(({ line }) => line);
  const isOnlyTalk = commands.length === 0 && unclear.length === 0 && beyond.length === 0;
  const named = isOnlyTalk ? lines.slice(0, 1).map(({ line }) => line) : unclear;
  return { commands, notUnderstood: [...cut(named, MOST_REPEATED), ...andMore(cut(beyond, MOST_BEYOND), beyond)] };
}

/** As many as are carried out, and the lines that are left out for it: each line as a whole, so that none is half done. */
function firstCommands(lines: readonly ReadLine[]): { readonly commands: Command[]; readonly beyond: string[] } {
  let commands: Command[] = [];
  const beyond: string[] = [];
  for (const { line, read } of lines) {
    if (typeof read === 'string') continue;
    const withThese = distinct([...commands, ...read]);
    if (withThese.length > MOST_COMMANDS) beyond.push(line);
    else commands = withThese;
  }
  return { commands, beyond };
}

function cut(lines: readonly string[], most: number): string[] {
  return lines.slice(0, most).map((line) => [...line].slice(0, LONGEST_REPEATED).join(''));
}

function andMore(named: readonly string[], all: readonly string[]): readonly string[] {
  return named.length < all.length ? [...named, '…'] : named;
}

function readLine(line: string, reading: Reading): ReadLine['read'] {
  const tokens = tokensOf(line, reading.words);
  const before = leadingNumbers(tokens, reading.words);
  const verb = leadingVerb(tokens.slice(before.length), reading.words);
  if (verb === null) return before.length > 0 ? 'unclear' : 'talk';
  const rest = tokens.slice(before.length + verb.length);
  const read =
    before.length > 0 ? each(before.numbers, verb.kind, { rest, reading }) : behind(verb.kind, rest, reading);
  return read ?? (before.length > 0 || wasMeant(tokens) ? 'unclear' : 'talk');
}

function wasMeant(tokens: readonly string[]): boolean {
  return tokens.length <= MOST_WORDS_MEANT || tokens.some(isNumber);
}

/** Numbers behind the verb, or none. "später 3 2 wochen": the last ones may belong to what follows. */
function behind(kind: CommandKind, rest: readonly string[], reading: Reading): readonly Command[] | null {
  const ofMail = mailCommand(kind, rest.map(bare), reading);
  if (ofMail) return [ofMail];
  if (kind === 'later' && isOpen(rest)) return null;
  for (let length = leadingNumbers(rest, reading.words).length; length > 0; length -= 1) {
    const { numbers, length: all } = leadingNumbers(rest.slice(0, length), reading.words);
    const read = all === length ? each(numbers, kind, { rest: rest.slice(length), reading }) : null;
    if (read) return read;
  }
  return null;
}

/** "snooze 3 4": two lines, or four of something? */
function isOpen(rest: readonly string[]): boolean {
  return rest.length > 1 && rest.every((token) => isNumber(token) && bare(token) === token);
}

function each(
  numbers: readonly number[],
  kind: CommandKind,
  { rest, reading }: { readonly rest: readonly string[]; readonly reading: Reading },
): readonly Command[] | null {
  const wish = lineCommand(kind, rest.map(bare), reading);
  return wish && numbers.map((number) => ({ ...wish, number }));
}

/** The same said twice is one wish. */
function distinct(commands: readonly Command[]): Command[] {
  return [...new Map(commands.map((command) => [JSON.stringify(command), command])).values()];
}
