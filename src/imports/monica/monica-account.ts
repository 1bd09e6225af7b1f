/** What Monica says of one thing: the properties of its JSON, or the columns of its table, which have the same names. */
export type Fields = Readonly<Record<string, unknown>>;

/** Somebody in a Monica account, and no more than others need to know. */
export interface MonicaEntry {
  /** Monica's own name for them: the uuid, else the number. */
  readonly key: string | null;
  /** `first_name`, `is_starred` and so on. */
  readonly properties: Fields;
  /** The key of who introduced them. */
  readonly introducedBy: string | null;
  /** Puts the person together; made one by one, so that a large file holds up nobody. */
  person(): MonicaPerson;
}

/** One person of a Monica account, however the file is written. */
export interface MonicaPerson {
  readonly key: string | null;
  readonly properties: Fields;
  readonly tags: readonly string[];
  /** `F`, `M`, `O`, or the name of a gender that the user made up. */
  readonly gender: string | null;
  readonly birthdate: Fields | null;
  readonly firstMetDate: Fields | null;
  /** What hangs on them, by Monica's singular word: `call`, `contact_field`, `note`; what these point to is put in. */
  readonly things: ReadonlyMap<string, readonly Fields[]>;
}

/** "`contactIs` is the `type` of `ofContact`." */
export interface MonicaRelationship {
  readonly type: string;
  readonly contactIs: string;
  readonly ofContact: string;
}

export interface MonicaAccount {
  readonly people: readonly MonicaEntry[];
  readonly relationships: readonly MonicaRelationship[];
  /** Rows of the people's table that could not be read, as they stand in the file. */
  readonly unreadable: readonly string[];
}
