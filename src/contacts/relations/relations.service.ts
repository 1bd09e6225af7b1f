import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import type { Contact } from '../contact.entity.js';
import { ContactNotFound } from '../contact.errors.js';
import { ContactsService } from '../contacts.service.js';
import { fullName } from '../domain/full-name.js';
import { mostRelations, type ShownRelationKind } from '../domain/relation-kinds.js';
import { IntroductionsService } from './introductions.service.js';
import type { NamedContact } from './introductions.store.js';
import { MutualRelationsService } from './mutual-relations.service.js';
import { RelatedToSelf, RelationNotFound } from './relation.errors.js';
import type { CreateRelation } from './relations.input.js';
import { SaveContactService } from '../saving/save-contact.service.js';

/** As one of the two people sees it. */
export interface ShownRelation {
  /** Of an introduction: the id of the introduced one, because a person has one introducer, who stands with them. */
  readonly id: string;
  readonly kind: ShownRelationKind;
  readonly contact: { readonly id: string; readonly name: string };
}

/** Who belongs together with whom. An introduction is `introducedById` of the introduced one, and nothing else. */
@Injectable()
export class RelationsService {
  constructor(
    private readonly mutual: MutualRelationsService,
    private readonly introductions: IntroductionsService,
    private readonly contacts: ContactsService,
    private readonly saving: SaveContactService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Who introduced the person, then those that belong together with them, then those they introduced. */
  async list(accountId: string, contactId: string): Promise<ShownRelation[]> {
    const contact = await this.contacts.find(accountId, contactId);
    const introducer = await this.introducerOf(contact);
    const mutual = await this.mutual.of(accountId, contactId);
    const introduced = await this.introductions.introduced(accountId, contactId, mostRelations);
    return [
      ...(introducer ? [shown(contactId, 'introduced-by', introducer)] : []),
      ...mutual.map((row) => shown(row.relationId, row.kind, row)),
      ...introduced.map((other) => shown(other.id, 'introduced', other)),
    ];
  }

  /** What is there already stays; another introducer takes the place of the one before. */
  add(accountId: string, contactId: string, { kind, otherId }: CreateRelation): Promise<ShownRelation> {
    return this.unitOfWork.run(async () => {
      await this.contacts.find(accountId, contactId);
      if (otherId === contactId) throw new RelatedToSelf();
      const other = (await this.contacts.findMany(accountId, [otherId])).get(otherId);
      if (!other) throw new ContactNotFound();
      if (kind === 'introduced-by') {
        await this.saving.update(accountId, contactId, { introducedById: otherId });
        return shown(contactId, kind, other);
      }
      return shown(await this.mutual.add({ accountId, kind, contactIds: [contactId, otherId] }), kind, other);
    });
  }

  /** From either side. */
  async remove(accountId: string, contactId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const contact = await this.contacts.find(accountId, contactId);
      if (id === contactId && contact.introducedById !== null) return this.forgetIntroducer(accountId, id);
      const introduced = (await this.contacts.findMany(accountId, [id])).get(id);
      if (introduced?.introducedById === contactId) return this.forgetIntroducer(accountId, id);
      if (!(await this.mutual.remove(accountId, contactId, id))) throw new RelationNotFound();
    });
  }

  private async forgetIntroducer(accountId: string, contactId: string): Promise<void> {
    await this.saving.update(accountId, contactId, { introducedById: null });
  }

  private async introducerOf({ accountId, introducedById }: Contact): Promise<Contact | null> {
    if (introducedById === null) return null;
    return (await this.contacts.findMany(accountId, [introducedById])).get(introducedById) ?? null;
  }
}

function shown(id: string, kind: ShownRelationKind, contact: NamedContact): ShownRelation {
  return { id, kind, contact: { id: contact.id, name: fullName(contact) } };
}
