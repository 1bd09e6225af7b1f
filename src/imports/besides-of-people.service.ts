import { Injectable } from '@nestjs/common';
import { ContactsService } from '../contacts/contacts.service.js';
import { CustomFieldsService } from '../contacts/custom-fields/custom-fields.service.js';
import { convertedValue, type CustomValues } from '../contacts/domain/custom-values.js';
import { TagsService } from '../contacts/tags/tags.service.js';
import type { Resolved } from './people-there.js';

/** What our own files tell of new people beside their fields: tags, and values of the user's own fields. */
@Injectable()
export class BesidesOfPeople {
  constructor(
    private readonly contacts: ContactsService,
    private readonly tags: TagsService,
    private readonly customFields: CustomFieldsService,
  ) {}

  /** The values of own fields by the fields' ids. What has no field here, or does not fit, goes into the notes. */
  async custom(
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

  /** Once they are there, inside the same unit of work: tags bear on when somebody counts as quiet. */
  async addTags(accountId: string, rows: readonly Resolved[]): Promise<void> {
    const tagged = rows.filter(({ row }) => row.parsed.tags.length > 0);
    for (const { contactId, row } of tagged) await this.tags.setOf(accountId, contactId, row.parsed.tags);
    if (tagged.length > 0) {
      await this.contacts.deriveAgain(
        accountId,
        tagged.map(({ contactId }) => contactId),
      );
    }
  }
}

function folded(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
