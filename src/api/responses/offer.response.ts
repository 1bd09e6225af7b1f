import type { Voice } from '../../common/voice/voice.js';
import type { OfferKind } from '../../offers/domain/words.js';
import type { TaggedOffer } from '../../offers/offer-parts.service.js';
import type { WhatToBring } from '../../outreach/bringing/bring.service.js';
import type { NamedUse } from '../../outreach/bringing/offer-log.service.js';
import type { GenericOffer } from '../../outreach/domain/generic-offers.js';
import type { Situation } from '../../outreach/domain/words.js';

export class OfferResponse {
  id!: string;
  kind!: OfferKind;
  title!: string;
  url!: string | null;
  note!: string | null;
  tags!: string[];
  stationId!: string | null;
  freshUntil!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

export class OfferListResponse {
  items!: OfferResponse[];
  nextCursor!: string | null;
}

export class OfferReceiverResponse {
  id!: string;
  name!: string;
}

export class OfferUseResponse {
  attemptId!: string;
  contact!: OfferReceiverResponse;
  situation!: Situation;
  /** The day on which it was sent. */
  on!: string;
}

export class OfferUseListResponse {
  items!: OfferUseResponse[];
  nextCursor!: string | null;
}

export class FittingOfferResponse {
  offer!: OfferResponse;
  /** They are from the same station. */
  sharesStation!: boolean;
  /** Tags that both have. */
  sharedTags!: string[];
  /** Its last fresh day is over. */
  stale!: boolean;
}

export class GivenOfferResponse {
  offer!: OfferResponse;
  on!: string;
}

export class GenericOfferResponse {
  code!: GenericOffer['code'];
  /** In the account's language. */
  text!: string;
}

export class WhatToBringResponse {
  /** Not used with this person yet, the best first, stale ones last. */
  items!: FittingOfferResponse[];
  /** What they have had already, the latest first. */
  given!: GivenOfferResponse[];
  /** Three things that everybody can bring. */
  generic!: GenericOfferResponse[];
}

export function offerResponse(offer: TaggedOffer): OfferResponse {
  const { id, kind, title, url, note, stationId, freshUntil, createdAt, updatedAt } = offer;
  const tags = offer.tags.map(({ name }) => name);
  return { id, kind, title, url, note, tags, stationId, freshUntil, createdAt, updatedAt };
}

export function offerUseResponse({ attemptId, contactId, name, situation, on }: NamedUse): OfferUseResponse {
  return { attemptId, contact: { id: contactId, name }, situation, on };
}

export function whatToBringResponse({ items, given, generic }: WhatToBring, voice: Voice): WhatToBringResponse {
  return {
    items: items.map(({ offer, isStale, sharesStation, sharedTags }) => {
      return { offer: offerResponse(offer), sharesStation, sharedTags: [...sharedTags], stale: isStale };
    }),
    given: given.map(({ offer, on }) => ({ offer: offerResponse(offer), on })),
    generic: generic.map(({ code, station }) => {
      return { code, text: voice.say(`offers.generic.${code}`, { station: station ?? 'none' }) };
    }),
  };
}
