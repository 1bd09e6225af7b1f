/** What a line of a mail is about. */
export type LineKind = 'suggestion' | 'follow-up' | 'promise' | 'meeting' | 'birthday';

/** What can be done with one line. */
export type LineVerb = 'talked' | 'later' | 'skip' | 'done' | 'snooze';

/** What can be said about the mails as a whole. */
export type MailVerb = 'pause-week' | 'weekly' | 'keep' | 'stop';

/** What a link in a mail does; `stop` has a kind of key of its own. */
export type Verb = LineVerb | Exclude<MailVerb, 'stop'> | 'undo';

const verbsOfKind: Readonly<Record<LineKind, readonly LineVerb[]>> = {
  suggestion: ['talked', 'later', 'skip'],
  'follow-up': ['done', 'snooze'],
  promise: ['done', 'snooze'],
  birthday: ['done', 'snooze'],
  meeting: [],
};

const ofReminder: Readonly<Partial<Record<LineVerb, LineVerb>>> = {
  talked: 'talked',
  later: 'snooze',
  done: 'done',
  snooze: 'snooze',
};

/** What each word comes to; what is left out makes no sense there. */
const meant: Readonly<Record<LineKind, Readonly<Partial<Record<LineVerb, LineVerb>>>>> = {
  suggestion: { talked: 'talked', later: 'later', skip: 'skip', done: 'talked', snooze: 'later' },
  'follow-up': ofReminder,
  promise: ofReminder,
  birthday: ofReminder,
  meeting: { talked: 'talked' },
};

/** The links that a line of that kind offers, the most likely one first (screens.md, section 4). Never throws. */
export function verbsOf(kind: LineKind): readonly LineVerb[] {
  return verbsOfKind[kind];
}

/**
 * What somebody means who says that to a line of that kind: nobody who answers a mail thinks about whether a line is a
 * suggestion or a reminder. Null where it makes no sense. Never throws.
 *
 * @example verbMeant('promise', 'later') // 'snooze'
 * @example verbMeant('promise', 'skip') // null
 */
export function verbMeant(kind: LineKind, verb: LineVerb): LineVerb | null {
  return meant[kind][verb] ?? null;
}
