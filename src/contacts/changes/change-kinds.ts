/** What can be done to people and taken back again; what it is called: `undo.KIND` in templates/locales. */
export const changeKinds = [
  'added',
  'edited',
  'deleted',
  'restored',
  'merged',
  'tagged',
  'untagged',
  'layer',
  'cadence',
  'related',
  'unrelated',
  'logged',
  'log-edited',
  'log-removed',
  'reminder-added',
  'reminder-done',
  'reminder-snoozed',
  'reminder-removed',
  'meeting-added',
  'meeting-changed',
  'meeting-removed',
  'proposed-time',
  'put-off',
  'skipped',
  'swapped',
  'mail-rhythm',
  'template-removed',
  'trip-removed',
  'offer-removed',
  'target-removed',
  'mail-noted',
  'events-noted',
  'answered',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * What the timeline of a person tells as a change, with `timeline.change.KIND`, and offers to take back: also what a phone or
 * a mail program did, where no page says so at once. The others stand there as what they are (talks, meetings, where they came
 * from) or are about a week's list only.
 */
export const toldKinds = [
  'edited',
  'deleted',
  'restored',
  'merged',
  'tagged',
  'untagged',
  'layer',
  'cadence',
  'related',
  'unrelated',
  'log-edited',
  'log-removed',
  'reminder-snoozed',
  'reminder-removed',
  'meeting-changed',
  'meeting-removed',
] as const satisfies readonly ChangeKind[];
export type ToldKind = (typeof toldKinds)[number];
