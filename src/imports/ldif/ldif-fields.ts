import type { ColumnField } from '../domain/column-meaning.js';
import type { ParsedExtra } from '../domain/parsed-contact.js';
import type { LdifValue } from './ldif-entries.js';
import { ldifMeanings, leftOut } from './ldif-names.js';

interface Found {
  readonly value: string;
  readonly label: string | null;
}

/** The values of an entry by what they mean, and which of them somebody has taken: the others are kept as they stand. */
export class LdifFields {
  private readonly taken = new Set<LdifValue>();
  private readonly byField = new Map<string, LdifValue[]>();

  constructor(private readonly values: readonly LdifValue[]) {
    for (const value of values) {
      const meaning = ldifMeanings.get(value.name);
      if (!meaning) continue;
      for (const key of [meaning.field, `${meaning.field} ${meaning.group ?? ''}`]) {
        const same = this.byField.get(key);
        if (same) same.push(value);
        else this.byField.set(key, [value]);
      }
    }
  }

  /** One in another language only if there is no other. */
  first(field: ColumnField): string | undefined {
    const all = this.of(field);
    return (all.find(({ written }) => !written.includes(';')) ?? all[0])?.value;
  }

  /** Takes the first and gives it. */
  takenFirst(field: ColumnField, group?: string): string | undefined {
    const [first] = this.of(field, group);
    if (first) this.taken.add(first);
    return first?.value;
  }

  takenAll(field: ColumnField, group?: string): Found[] {
    return this.of(field, group).map((found) => {
      this.taken.add(found);
      return { value: found.value, label: ldifMeanings.get(found.name)?.label ?? null };
    });
  }

  takeWhere(field: ColumnField, isTold: (value: string) => boolean): void {
    for (const found of this.of(field)) if (isTold(found.value)) this.taken.add(found);
  }

  /** The value of one attribute, by its lower-case name. */
  named(name: string): LdifValue | undefined {
    return this.values.find((value) => value.name === name);
  }

  take(value: LdifValue | undefined): void {
    if (value) this.taken.add(value);
  }

  untaken(): ParsedExtra[] {
    const rest = this.values.filter((value) => !this.taken.has(value) && !leftOut.has(value.name));
    return rest.map(({ written, value }) => ({ name: written, value }));
  }

  private of(field: ColumnField, group?: string): readonly LdifValue[] {
    return this.byField.get(group === undefined ? field : `${field} ${group}`) ?? [];
  }
}
