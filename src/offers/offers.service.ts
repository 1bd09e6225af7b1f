import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { DEFAULT_LIMIT, type PageOf, pageOf, readCursor } from '../common/cursor.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { defined } from '../common/defined.js';
import { newId } from '../common/ids.js';
import type { PageInput } from '../common/paging.input.js';
import { labelKey } from '../contacts/domain/label-key.js';
import type { Offer } from './offer.entity.js';
import { OfferNotFound, OffersFull } from './offer.errors.js';
import { OfferParts, type TaggedOffer } from './offer-parts.service.js';
import type { CreateOffer, UpdateOffer } from './offers.input.js';
import { OffersStore } from './offers.store.js';

/** Per account: more than that nobody looks through, and all of them are looked at for one person. */
const MOST_OFFERS = 500;

/** The shelf: what I can bring. */
@Injectable()
export class OffersService {
  constructor(
    private readonly store: OffersStore,
    private readonly parts: OfferParts,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async find(accountId: string, id: string): Promise<Offer> {
    const offer = await this.store.find(accountId, id);
    if (!offer) throw new OfferNotFound();
    return offer;
  }

  async findTagged(accountId: string, id: string): Promise<TaggedOffer> {
    const offer = await this.find(accountId, id);
    const [tagged] = await this.parts.tagged(accountId, [offer]);
    return tagged ?? { ...offer, tags: [] };
  }

  /** The newest first. */
  async list(accountId: string, query: PageInput = {}): Promise<PageOf<TaggedOffer>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const found = await this.store.page(accountId, readCursor(query.cursor), limit + 1);
    const tagged = await this.parts.tagged(accountId, found);
    return pageOf(tagged, limit, ({ createdAt, id }) => ({ key: createdAt, id }));
  }

  /** The whole shelf, the newest first. */
  async all(accountId: string): Promise<TaggedOffer[]> {
    return this.parts.tagged(accountId, await this.store.page(accountId, null, MOST_OFFERS));
  }

  create(accountId: string, input: CreateOffer): Promise<TaggedOffer> {
    return this.unitOfWork.run(async () => {
      if ((await this.store.count(accountId)) >= MOST_OFFERS) throw new OffersFull(MOST_OFFERS);
      const now = this.clock.now();
      const { kind, url = null, note = null, stationId = null, freshUntil = null } = input;
      const made = { id: newId(now), accountId, kind, url, note, stationId, freshUntil, createdAt: now.toISOString() };
      const offer: Offer = { ...made, ...titled(input.title), updatedAt: made.createdAt };
      await this.parts.assertStation(offer);
      await this.store.insert(offer);
      await this.parts.nameTags(offer, input.tags ?? []);
      return this.findTagged(accountId, offer.id);
    });
  }

  update(accountId: string, id: string, { tags, title, ...input }: UpdateOffer): Promise<TaggedOffer> {
    return this.unitOfWork.run(async () => {
      const before = await this.store.findForChange(accountId, id);
      if (!before) throw new OfferNotFound();
      const updatedAt = this.clock.now().toISOString();
      const offer = { ...before, ...defined(input), ...(title === undefined ? {} : titled(title)), updatedAt };
      await this.parts.assertStation(offer);
      await this.store.save(offer);
      if (tags !== undefined) await this.parts.nameTags(offer, tags);
      return this.findTagged(accountId, id);
    });
  }

  /** Messages that were written with it stay as they are. Inside a unit of work. */
  async remove(accountId: string, id: string): Promise<void> {
    await this.store.remove(accountId, id);
  }

  /** It stands on the shelf again, with what is left of its tags and its station. Inside a unit of work. */
  async putBack(accountId: string, row: Offer, tagIds: readonly string[]): Promise<void> {
    const offer = { ...row, accountId };
    await this.store.insert({ ...offer, stationId: await this.parts.stationLeft(offer) });
    await this.parts.relinkTags(offer, tagIds);
  }
}

function titled(title: string): Pick<Offer, 'title' | 'titleKey'> {
  return { title: title.trim(), titleKey: labelKey(title) };
}
