/** The kinds of places and times where one meets people. */
export const stationKinds = [
  'study',
  'internship',
  'traineeship',
  'job',
  'project',
  'volunteering',
  'club',
  'abroad',
  'other',
] as const;
export type StationKind = (typeof stationKinds)[number];
