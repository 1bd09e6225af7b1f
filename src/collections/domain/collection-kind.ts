/** An address book, a calendar and a list of tasks: exactly one of each (docs/dav.md). */
export type CollectionKind = 'people' | 'meetings' | 'follow-ups';
