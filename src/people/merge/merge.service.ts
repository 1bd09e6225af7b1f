import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { ChangesService } from '../../contacts/changes/changes.service.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactNotFound } from '../../contacts/contact.errors.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import { ContactMerging, type WholeContact } from '../../contacts/merging/merging.service.js';
import { type MergeChoices, chosenOf, readMergeChoices } from './domain/merge-choices.js';
import { mergedFields } from './domain/merged-fields.js';
import { mergedPoints } from './domain/merged-points.js';
import { mergedRelations } from './domain/merged-relations.js';
import { OnePersonTwice } from '../people.errors.js';
import type { MergeContact } from './merge.input.js';
import { type MergedDetail, pointKey } from './merged-detail.js';
import { MovedThings } from './moved-things.service.js';

/** Beyond this the act is told in the timeline and can't be taken back: some 50,000 things on one person. Unit: characters. */
const LONGEST_DETAIL = 4_000_000;

interface Two {
  readonly stays: WholeContact;
  readonly goes: WholeContact;
  readonly choices: MergeChoices;
}

/** Two entries that are one person become one: whoever is named first stays, everything of the other one's moves. */
@Injectable()
export class MergeService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly merging: ContactMerging,
    private readonly things: MovedThings,
    private readonly changes: ChangesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Gives the id of the act, for taking it back. Throws OnePersonTwice, ContactNotFound, InvalidInput for choices that
   * make no sense. Two who merge the same people at once come one after the other; the second one finds one person.
   */
  async merge(accountId: string, id: string, { otherId, fields = {} }: MergeContact): Promise<string> {
    const choices = readMergeChoices(fields);
    if (id.toLowerCase() === otherId.toLowerCase()) throw new OnePersonTwice();
    return this.unitOfWork.run(async () => {
      await this.merging.lock(accountId, [id, otherId]);
      await this.contacts.findForChange(accountId, id); // says why there is nobody: merged before, or gone for good
      const stays = await this.merging.whole(accountId, id);
      const goes = await this.merging.whole(accountId, otherId);
      if (!stays || !goes) throw new ContactNotFound();
      return this.changes.record(accountId, await this.mergedChange({ stays, goes, choices }));
    });
  }

  private async mergedChange(two: Two): Promise<{ kind: 'merged'; contactId: string; detail?: MergedDetail }> {
    const { stays, goes } = two;
    const left = await this.mergedFieldsOf(two);
    const lists = await this.mergeLists(two);
    const moved = await this.things.moveTo(stays.contact.accountId, { from: goes.contact.id, to: stays.contact.id });
    await this.saveFields(stays.contact, left);
    await this.merging.remove(goes.contact.accountId, goes.contact.id);
    const was = Object.fromEntries(Object.keys(left).map((name) => [name, stays.contact[name as keyof Contact]])); // its own names
    const detail: MergedDetail = { staysId: stays.contact.id, went: goes, was, left, ...lists, moved };
    const tooLong = JSON.stringify(detail).length > LONGEST_DETAIL;
    return { kind: 'merged', contactId: stays.contact.id, ...(tooLong ? {} : { detail }) };
  }

  /** If they introduced their own introducer, nobody introduced them. */
  private async mergedFieldsOf({ stays, goes, choices }: Two): Promise<Partial<Contact>> {
    const { accountId, id, introducedById: before } = stays.contact;
    const left: Partial<Contact> = mergedFields(stays.contact, goes.contact, choices);
    const introducer = left.introducedById === undefined ? before : left.introducedById;
    if (introducer === null) return left;
    const circle = await this.merging.wouldBeCircle(accountId, introducer, [id, goes.contact.id]);
    return circle ? { ...left, introducedById: null } : left;
  }

  private async mergeLists({
    stays,
    goes,
    choices,
  }: Two): Promise<Pick<MergedDetail, 'points' | 'tags' | 'relations'>> {
    const { accountId, id } = stays.contact;
    const points = mergedPoints(stays.points, goes.points, choices);
    await this.merging.swapPoints(accountId, {
      gone: points.gone,
      come: points.come.map((point) => ({ ...point, contactId: id })),
    });
    const tagIds = chosenOf('tags', stays.tagIds, goes.tagIds, { choices, keyOf: String });
    const tags = {
      gone: stays.tagIds.filter((tagId) => !tagIds.includes(tagId)),
      come: tagIds.filter((tagId) => !stays.tagIds.includes(tagId)),
    };
    await this.merging.swapTags(accountId, id, tags);
    const relations = mergedRelations(
      { id, relations: stays.relations },
      { id: goes.contact.id, relations: goes.relations },
      choices,
    );
    await this.merging.swapRelations(accountId, { ...relations, gone: relations.gone.map((relation) => relation.id) });
    return {
      points: {
        gone: stays.points.filter((point) => points.gone.includes(point.id)),
        come: points.come.map(pointKey),
      },
      tags,
      relations: { gone: relations.gone, come: relations.come.map((relation) => relation.id) },
    };
  }

  /** After everything has moved: what follows from it stands in the row by now. */
  private async saveFields({ accountId, id }: Contact, left: Partial<Contact>): Promise<void> {
    const contact = await this.contacts.findForChange(accountId, id);
    await this.merging.save({ ...contact, ...left });
  }
}
