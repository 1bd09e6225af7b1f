/** The fixed words of the API about imports: one list per idea, types derived from it. */
export type ImportState = 'reading' | 'preview' | 'importing' | 'done' | 'undone' | 'failed';

/** What the preview found out about a row. */
export const rowStatuses = ['new', 'existing', 'unclear'] as const;
export type RowStatus = (typeof rowStatuses)[number];

/** What will be done with a row; the user decides where it is unclear. */
export const rowActions = ['add', 'update', 'skip'] as const;
export type RowAction = (typeof rowActions)[number];

/** Everything that can be said about a row: each is the key `import.row.CODE` of a sentence in templates/locales. */
export type RowCode =
  // already there
  | 'same-linkedin'
  | 'same-email'
  | 'same-name-and-organisation'
  | 'same-as-row'
  // perhaps already there
  | 'likely-same-name'
  | 'likely-same-email'
  // can't be read, or not whole
  | 'file-not-read'
  | 'file-is-excel'
  | 'file-is-empty'
  | 'no-name'
  | 'closed-account'
  | 'not-a-person'
  | 'too-few-columns'
  | 'too-many-columns'
  | 'broken-row'
  | 'broken-card'
  | 'line-too-long'
  // read, and only the user knows whether to keep in touch
  | 'has-died'
  | 'never-answered'
  | 'invited-only'
  | 'perhaps-you'
  | 'role-address'
  // read, and something was left out or tidied
  | 'date-dropped'
  | 'day-ahead'
  | 'birthday-dropped'
  | 'age-only'
  | 'name-tidied'
  | 'shortened'
  | 'lines-dropped'
  | 'extra-dropped';

/** One thing to say about a row; `params` fill its sentence. */
export interface Remark {
  readonly code: RowCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why somebody was read, but is nobody to write to unless the user says so: listed in a section of their own. */
export const setAsideCodes = [
  'role-address',
  'not-a-person',
  'has-died',
  'never-answered',
  'invited-only',
  'perhaps-you',
] as const satisfies readonly RowCode[];
