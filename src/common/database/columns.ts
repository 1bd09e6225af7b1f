import { Column, PrimaryColumn } from 'typeorm';

interface Optional {
  readonly nullable?: boolean;
  readonly name?: string;
  /** PostgreSQL only: `C` is the order of bytes, as on SQLite. */
  readonly collation?: 'C';
}

/*
 * Only varchar, text, integer and boolean mean the same on SQLite and PostgreSQL, and no column has a default:
 * defaults made the schema builder plan to rebuild tables. migrations/columns.ts is the other half.
 */

export function IdColumn(constraint: string): PropertyDecorator {
  return PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: constraint });
}

/** The id of a row elsewhere. */
export function ReferenceColumn(optional: Optional = {}): PropertyDecorator {
  return Column({ type: 'varchar', length: 36, nullable: false, ...optional });
}

export function AccountColumn(): PropertyDecorator {
  return ReferenceColumn();
}

/** A calendar day, `YYYY-MM-DD`. */
export function DayColumn(optional: Optional = {}): PropertyDecorator {
  return Column({ type: 'varchar', length: 10, nullable: false, ...optional });
}

/** An instant in UTC, ISO 8601 with milliseconds: 24 characters, so that text order is time order. */
export function InstantColumn(optional: Optional = {}): PropertyDecorator {
  return Column({ type: 'varchar', length: 24, nullable: false, ...optional });
}

export function WordColumn(length: number, optional: Optional = {}): PropertyDecorator {
  return Column({ type: 'varchar', length, nullable: false, ...optional });
}

export function TextColumn(optional: Optional = {}): PropertyDecorator {
  return Column({ type: 'text', nullable: false, ...optional });
}

export function IntegerColumn(optional: Optional = {}): PropertyDecorator {
  return Column({ type: 'integer', nullable: false, ...optional });
}

export function FlagColumn(optional: Optional = {}): PropertyDecorator {
  return Column({ type: 'boolean', nullable: false, ...optional });
}

/** A value of ours that is stored as a short text. */
export function ConvertedColumn<T>(
  length: number,
  transformer: { readonly to: (value: T) => string | null; readonly from: (text: string | null) => T },
): PropertyDecorator {
  return Column({ type: 'varchar', length, nullable: true, transformer });
}

/** A small list or object, stored as JSON text. */
export function JsonColumn(optional: Optional = {}): PropertyDecorator {
  const transformer = {
    to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
    from: (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown)),
  };
  return Column({ type: 'text', nullable: false, transformer, ...optional });
}
