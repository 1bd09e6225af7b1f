import { Injectable } from '@nestjs/common';
import { CustomFieldsService } from '../../contacts/custom-fields/custom-fields.service.js';
import { convertedValue, type CustomValues } from '../../contacts/domain/custom-values.js';
import type { Resolved } from './people-there.js';

/** What our own files tell of new people in the user's own fields. */
@Injectable()
export class CustomOfPeople {
  constructor(private readonly customFields: CustomFieldsService) {}

  /** The values of own fields by the fields' ids. What has no field here, or does not fit, goes into the notes. */
  async of(
    accountId: string,
    rows: readonly Resolved[],
  ): Promise<Map<Resolved, { custom: CustomValues | null; notes: string | null }>> {
    const told = rows.filter(({ row }) => (row.parsed.more?.custom.length ?? 0) > 0);
    if (told.length === 0) return new Map();
    const fields = new Map((await this.customFields.list(accountId)).map((field) => [folded(field.name), field]));
    return new Map(
      told.map((resolved) => {
        const { notes, more } = resolved.row.parsed;
        const custom: Record<string, string | number> = {};
        const noted: string[] = [];
        for (const { name, value } of more?.custom ?? []) {
          const field = fields.get(folded(name));
          const converted = field ? convertedValue(value, field) : null;
          if (field && converted !== null) custom[field.id] = converted;
          else noted.push(`${name}: ${value}`);
        }
        const all = [...(notes === null ? [] : [notes]), ...noted].join('\n');
        return [resolved, { custom: Object.keys(custom).length > 0 ? custom : null, notes: all === '' ? null : all }];
      }),
    );
  }
}

function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
