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
