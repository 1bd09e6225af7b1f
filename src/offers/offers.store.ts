import { Injectable } from '@nestjs/common';
import type { Position } from '../common/cursor.js';
import { newestFirst } from '../common/database/newest-first.js';
import { findForChange } from '../common/database/for-change.js';
import { insertRows, rows } from '../common/database/sql.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { wholeRow, wholeRows } from '../common/database/whole-rows.js';
import { Offer, OfferTag } from './offer.entity.js';

/** A tag of an offer, in the user's spelling and as it is compared. */
export interface TagOfOffer {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
}

@Injectable()
export class OffersStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(accountId: string, id: string): Promise<Offer | null> {
    return wholeRow(this.unitOfWork.reader, Offer, 'id = ? and account_id = ?', [id, accountId]);
  }

  findForChange(accountId: string, id: string): Promise<Offer | null> {
    return findForChange(this.unitOfWork.writer, Offer, { accountId, id });
  }

  /** The newest first, after `position`. */
  page(accountId: string, position: Position | null, limit: number): Promise<Offer[]> {
    const before = position && { key: position.key ?? '', id: position.id };
    const { end, values } = newestFirst('created_at', { before, limit });
    return wholeRows(this.unitOfWork.reader, Offer, `account_id = ? ${end}`, [accountId, ...values]);
  }

  count(accountId: string): Promise<number> {
    return this.unitOfWork.reader.countBy(Offer, { accountId });
  }

  /** Tags of each of the offers, by name. */
  async tagsOf(accountId: string, offerIds: readonly string[]): Promise<Map<string, TagOfOffer[]>> {
    const found = new Map<string, TagOfOffer[]>(offerIds.map((id) => [id, []]));
    if (offerIds.length === 0) return found;
    const tagged = await rows<TagOfOffer & { offerId: string }>(
      this.unitOfWork.reader,
      `select offer_tags.offer_id as "offerId", tags.id, tags.name, tags.name_key as "nameKey"
         from offer_tags join tags on tags.id = offer_tags.tag_id
        where offer_tags.account_id = ? and offer_tags.offer_id in (${offerIds.map(() => '?').join(',')})
        order by tags.name_key`,
      [accountId, ...offerIds],
    );
    for (const { offerId, ...tag } of tagged) found.get(offerId)?.push(tag);
    return found;
  }

  async insert(offer: Offer): Promise<void> {
    await this.unitOfWork.writer.insert(Offer, offer);
  }

  async save({ id, accountId, ...fields }: Offer): Promise<void> {
    await this.unitOfWork.writer.update(Offer, { accountId, id }, fields);
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(Offer, { accountId, id });
  }

  async replaceTags(accountId: string, offerId: string, links: readonly OfferTag[]): Promise<void> {
    await this.unitOfWork.writer.delete(OfferTag, { accountId, offerId });
    const values = links.map((link) => [link.id, link.accountId, link.offerId, link.tagId]);
    await insertRows(this.unitOfWork.writer, 'offer_tags', ['id', 'account_id', 'offer_id', 'tag_id'], values);
  }
}
