import type { LocalDate } from '../../common/local-date.js';

/** Points for what an offer and a person have in common: a shared station says more than any number of shared tags. */
const STATION_POINTS = 4;
const TAG_POINTS = 1;
const MOST_TAG_POINTS = 3;

/** What the ranking needs to know of an offer; tags and title as they are compared (label-key.ts). */
export interface RankedOffer {
  readonly id: string;
  readonly titleKey: string;
  readonly url: string | null;
  readonly stationId: string | null;
  readonly tagKeys: readonly string[];
  readonly freshUntil: LocalDate | null;
  /** Instant, ISO 8601. */
  readonly createdAt: string;
}

/** Whom it would be for. */
export interface OfferReceiver {
  readonly stationId: string | null;
  readonly tagKeys: readonly string[];
  /** Ids of the offers they have had from me. */
  readonly given: ReadonlySet<string>;
}

export interface FittingOffer {
  readonly id: string;
  readonly sharesStation: boolean;
  /** Keys of the tags that both have. */
  readonly sharedTags: readonly string[];
  /** Its last fresh day is over. */
  readonly isStale: boolean;
}

/**
 * What fits one person, the best first. An offer fits if station or a tag is shared, or if it has neither, so that it is
 * for anybody. What they have had already is left out, and so is another one with the same address or the same title:
 * "nobody gets the same link twice" (product.md, feature 14). Order: fresh before stale; points (a shared station 4, each
 * shared tag 1, at most 3); news that ends soonest; the newest; id. A total order. Never throws. Source: product.md R6,
 * feature 14; the points are ours.
 *
 * @example fittingOffers([atTheirStation, forAnybody], receiver, '2026-11-24') // station first, then what is for anybody
 */
export function fittingOffers(
  offers: readonly RankedOffer[],
  receiver: OfferReceiver,
  today: LocalDate,
): FittingOffer[] {
  const had = offers.filter(({ id }) => receiver.given.has(id));
  const ranked = offers
    .filter((offer) => !had.some((one) => isTheSame(one, offer)))
    .map((offer) => ({ offer, fit: fitOf(offer, receiver, today) }))
    .filter(({ offer, fit }) => isForAnybody(offer) || fit.sharesStation || fit.sharedTags.length > 0);
  return ranked.sort((one, other) => order(one, other)).map(({ fit }) => fit);
}

/**
 * Whether two entries of the shelf are one and the same for whoever gets it: the same address, else the same title.
 * Never throws. Source: product.md, feature 14.
 *
 * @example isTheSame(article, { ...article, id: 'other' }) // true
 */
export function isTheSame(one: Gift, other: Gift): boolean {
  if (one.id === other.id || one.titleKey === other.titleKey) return true;
  return one.url !== null && other.url !== null && addressKey(one.url) === addressKey(other.url);
}
type Gift = Pick<RankedOffer, 'id' | 'titleKey' | 'url'>;

/** Without protocol, "www.", the slash at the end and the place on the page. Capitals count only behind the host. */
function addressKey(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?[^/?#]*/i, (origin) => origin.toLowerCase().replace(/^https?:\/\/(?:www\.)?/, ''))
    .replace(/#.*$/, '')
    .replace(/\/$/, '');
}

function isForAnybody({ stationId, tagKeys }: RankedOffer): boolean {
  return stationId === null && tagKeys.length === 0;
}

function fitOf(offer: RankedOffer, receiver: OfferReceiver, today: LocalDate): FittingOffer {
  const theirs = new Set(receiver.tagKeys);
  return {
    id: offer.id,
    sharesStation: offer.stationId !== null && offer.stationId === receiver.stationId,
    sharedTags: offer.tagKeys.filter((key) => theirs.has(key)),
    isStale: offer.freshUntil !== null && offer.freshUntil < today,
  };
}

function pointsOf({ sharesStation, sharedTags }: FittingOffer): number {
  return (sharesStation ? STATION_POINTS : 0) + Math.min(MOST_TAG_POINTS, sharedTags.length * TAG_POINTS);
}

interface Ranked {
  readonly offer: RankedOffer;
  readonly fit: FittingOffer;
}

function order(one: Ranked, other: Ranked): number {
  return (
    Number(one.fit.isStale) - Number(other.fit.isStale) ||
    pointsOf(other.fit) - pointsOf(one.fit) ||
    compare(one.offer.freshUntil ?? ENDLESS, other.offer.freshUntil ?? ENDLESS) ||
    compare(other.offer.createdAt, one.offer.createdAt) ||
    compare(one.offer.id, other.offer.id)
  );
}

/** Sorts behind every day. */
const ENDLESS = '~';

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
