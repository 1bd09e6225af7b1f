import { Injectable } from '@nestjs/common';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactExtrasService } from '../../contacts/extras/contact-extras.service.js';
import { IntakeService } from '../../contacts/many/intake.service.js';
import { ManyRelations } from '../../contacts/relations/many-relations.service.js';
import { BroughtTags } from '../../contacts/tags/brought-tags.service.js';
import { ManyInteractions } from '../../interactions/many-interactions.service.js';
import { type Additions, takenBack } from '../domain/additions.js';
import { fillable } from '../domain/fill-in.js';
import type { RowWithAdditions } from '../rows/import-rows.store.js';

const CHANGED = [...fillable, 'history', 'introducedById', 'lastInteractionOn'] as const;

/** What an import added to people who were there before goes again, where it still stands as it came. */
@Injectable()
export class TakeBackAdditions {
  constructor(
    private readonly intake: IntakeService,
    private readonly tags: BroughtTags,
    private readonly relations: ManyRelations,
    private readonly interactions: ManyInteractions,
    private readonly extras: ContactExtrasService,
  ) {}

  /** Some rows, the last one first: where two of them changed one field, the older one's word is what was there. */
  async of(accountId: string, rows: readonly RowWithAdditions[], now: string): Promise<void> {
    const contacts = await this.intake.forChange(accountId, [...new Set(rows.map(({ contactId }) => contactId))]);
    await this.takeLists(accountId, rows);
    const changed = new Set<Contact>();
    for (const { contactId, additions } of rows) {
      const contact = contacts.get(contactId);
      if (!contact || !changesPerson(additions)) continue;
      const isUntouched = additions.updatedAt === undefined || additions.updatedAt.after === contact.updatedAt;
      Object.assign(contact, isUntouched ? {} : { updatedAt: now }, takenBack(contact, additions));
      changed.add(contact);
    }
    const talkedWith = new Set(rows.filter(({ additions }) => additions.talks).map(({ contactId }) => contactId));
    const silent = [...changed].filter(({ id }) => talkedWith.has(id));
    await this.restartSilence(accountId, silent);
    await this.intake.change(accountId, [...changed], CHANGED);
  }

  private async takeLists(accountId: string, rows: readonly RowWithAdditions[]): Promise<void> {
    const all = rows.map(({ additions }) => additions);
    const links = rows.flatMap(({ contactId, additions }) =>
      (additions.tagIds ?? []).map((tagId) => ({ contactId, tagId })),
    );
    await this.relations.remove(accountId, listed(all, 'relationIds'));
    await this.tags.unlink(accountId, links);
    await this.interactions.takeBack(accountId, listed(all, 'talks'));
    await this.extras.remove(accountId, listed(all, 'extraIds'));
    await this.intake.removeAddresses(accountId, listed(all, 'pointIds'));
  }

  /** What silence is counted from once talks are gone. */
  private async restartSilence(accountId: string, contacts: readonly Contact[]): Promise<void> {
    const ids = contacts.map(({ id }) => id);
    const latest = await this.interactions.latestOf(accountId, ids);
    for (const contact of contacts) contact.lastInteractionOn = latest.get(contact.id) ?? null;
  }
}

/** Relations, and tags that nobody had used before, change nothing of the person. */
function changesPerson(additions: Additions): boolean {
  return additions.updatedAt !== undefined || additions.introducedById !== undefined;
}

function listed<K extends 'relationIds' | 'talks' | 'extraIds' | 'pointIds'>(
  additions: readonly Additions[],
  field: K,
): NonNullable<Additions[K]>[number][] {
  return additions.flatMap((one): readonly NonNullable<Additions[K]>[number][] => one[field] ?? []);
}
