/** What can be done to people and taken back again; the key of its sentence is `change.KIND`. */
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
  'logged',
  'log-edited',
  'log-removed',
  'reminder-added',
  'reminder-done',
  'reminder-snoozed',
  'reminder-removed',
  'put-off',
  'skipped',
  'swapped',
  'imported',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * What the timeline of a person tells as a change. The others stand there as what they are (talks, reminders, where they
 * came from) or are about a week's list only.
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
  'log-edited',
  'log-removed',
  'imported',
] as const satisfies readonly ChangeKind[];
export type ToldKind = (typeof toldKinds)[number];
