import { addressFields, type ColumnField, type ColumnMeaning, pointFields } from '../domain/column-meaning.js';

/** A column with what it means, and where the label of its values stands. */
export interface Column {
  readonly at: number;
  readonly field: ColumnField;
  /** As the meaning says; a `label` column beside it says it better. */
  readonly label: string | null;
  readonly labelAt: number | undefined;
  /** For what is kept by name: the meaning's label, else the header. */
  readonly name: string;
  readonly header: string;
}

/** The columns that make one postal address. */
export interface AddressColumns {
  readonly columns: readonly Column[];
}

/** The columns of a table in the order in which a person is made of them; worked out once for all rows. */
export interface Layout {
  /** Up to the last column that has a header; all of them in a table without headers. */
  readonly width: number;
  readonly byField: ReadonlyMap<ColumnField, readonly Column[]>;
  readonly points: readonly Column[];
  readonly addresses: readonly AddressColumns[];
  /** True if there is nothing but names, addresses, work and the day of connecting: then little has to be looked for. */
  readonly isPlain: boolean;
  /** Position of a column by its folded header; the first of two that are called the same. */
  readonly positions: ReadonlyMap<string, number>;
}

const PLAIN_FIELDS: ReadonlySet<ColumnField> = new Set<ColumnField>([
  ...(['givenName', 'middleName', 'familyName', 'nickname', 'organisation', 'role'] as const),
  ...(['email', 'phone', 'link', 'connectedOn', 'label', 'ignored'] as const),
]);

interface Header {
  readonly header: readonly string[];
  readonly folded: readonly string[];
  readonly meanings: readonly ColumnMeaning[];
}

/**
 * The layout of a table out of the meanings of its columns.
 *
 * @example layoutOf({ header: ['Vorname'], folded: ['vorname'], meanings: [meaning('givenName')] }).width // 1
 */
export function layoutOf({ header, folded, meanings }: Header): Layout {
  const labels = labelColumns(meanings);
  const columns = meanings.map(({ field, label, group }, at) => ({
    ...{ at, field, label },
    labelAt: group === null ? undefined : labels.get(group),
    name: label ?? headerOf(header, at),
    header: headerOf(header, at),
    group: group ?? '',
  }));
  return {
    width: folded.findLastIndex((text) => text !== '') + 1 || folded.length,
    byField: groupedBy(columns, ({ field }) => field),
    points: pointFields.flatMap((kind) => columns.filter(({ field }) => field === kind)),
    isPlain: isPlain(columns),
    addresses: [
      ...groupedBy(
        columns.filter(({ field }) => addressFields.includes(field)),
        ({ group }) => group,
      ).values(),
    ].map((parts) => ({ columns: parts })),
    positions: new Map(folded.map((text, at) => [text, at] as const).reverse()),
  };
}

/** A table without headers counts its columns. */
function headerOf(header: readonly string[], at: number): string {
  return (header[at] ?? '').trim() || String(at + 1);
}

function isPlain(columns: readonly Column[]): boolean {
  const fields = columns.map(({ field }) => field);
  const repeated = (field: ColumnField): boolean =>
    !pointFields.includes(field) && fields.indexOf(field) !== fields.lastIndexOf(field);
  return (
    fields.every((field) => PLAIN_FIELDS.has(field)) && !fields.some((field) => field !== 'ignored' && repeated(field))
  );
}

function labelColumns(meanings: readonly ColumnMeaning[]): Map<string, number> {
  const found = new Map<string, number>();
  meanings.forEach(({ field, group }, at) => {
    if (field === 'label' && group !== null && !found.has(group)) found.set(group, at);
  });
  return found;
}

function groupedBy<T, K>(things: readonly T[], keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}
