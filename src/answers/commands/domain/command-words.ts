import type { CommandKind, Reason } from './command.js';

type Unit = 'day' | 'week' | 'month';

/** The words of one language: templates/mail/commands.json. All in small letters. */
export interface CommandWords {
  readonly verbs: Readonly<Record<CommandKind, readonly string[]>>;
  /** After a no. */
  readonly reasons: Readonly<Record<Reason, readonly string[]>>;
  /** After "log": that one talked, which is what it means without them too. */
  readonly talked: readonly string[];
  readonly units: Readonly<Record<Unit, readonly string[]>>;
  /** Days from today. */
  readonly days: Readonly<Record<string, number>>;
  /** From Monday on. */
  readonly weekdays: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
  /** Between two numbers. */
  readonly and: readonly string[];
  /** Small words that change nothing. */
  readonly fillers: readonly string[];
  /** "On Monday Jana wrote:" */
  readonly attribution: { readonly starts: readonly string[]; readonly verbs: readonly string[] };
  /** What stands before a colon above a mail that is quoted without marks. */
  readonly mailLabels: readonly string[];
  /** Of these, what stands before the writer's name. */
  readonly senderLabels: readonly string[];
  /** How lines begin that telephones put below a mail. */
  readonly sentWith: readonly string[];
}

/** The words of all languages together, made ready to be looked up: an answer may be in any of them. */
export interface ReadyCommandWords {
  readonly verbs: ReadonlyMap<string, CommandKind>;
  readonly reasons: ReadonlyMap<string, Reason>;
  readonly talked: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly days: ReadonlyMap<string, number>;
  /** 1 (Monday) to 7. */
  readonly weekdays: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly and: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  readonly attribution: { readonly starts: ReadonlySet<string>; readonly verbs: ReadonlySet<string> };
  readonly mailLabels: ReadonlySet<string>;
  readonly senderLabels: readonly string[];
  readonly sentWith: readonly string[];
}

/**
 * Puts the words of several languages into one table. Never throws; a word that two languages use for different things
 * means what the first one says. `readyCommandWords([de, en]).verbs.get('nein')` is `no`.
 */
export function readyCommandWords(languages: readonly CommandWords[]): ReadyCommandWords {
  const all = [...languages].reverse(); // of equal keys in a Map the last one wins
  return {
    verbs: new Map(all.flatMap(({ verbs }) => byWord(verbs))),
    reasons: new Map(all.flatMap(({ reasons }) => byWord(reasons))),
    talked: new Set(all.flatMap(({ talked }) => talked)),
    units: new Map(all.flatMap(({ units }) => byWord(units))),
    days: new Map(all.flatMap(({ days }) => Object.entries(days))),
    weekdays: new Map(all.flatMap(({ weekdays }) => weekdays.map((name, index) => [name, index + 1] as const))),
    numbers: new Map(all.flatMap(({ numbers }) => Object.entries(numbers))),
    and: new Set(all.flatMap(({ and }) => and)),
    fillers: new Set(all.flatMap(({ fillers }) => fillers)),
    attribution: {
      starts: new Set(all.flatMap(({ attribution }) => attribution.starts)),
      verbs: new Set(all.flatMap(({ attribution }) => attribution.verbs)),
    },
    mailLabels: new Set(all.flatMap(({ mailLabels }) => mailLabels)),
    senderLabels: all.flatMap(({ senderLabels }) => senderLabels),
    sentWith: all.flatMap(({ sentWith }) => sentWith),
  };
}

function byWord<Meaning extends string>(lists: Readonly<Record<Meaning, readonly string[]>>): [string, Meaning][] {
  return (Object.keys(lists) as Meaning[]).flatMap((meaning) =>
    lists[meaning].map((word): [string, Meaning] => [word, meaning]),
  );
}
