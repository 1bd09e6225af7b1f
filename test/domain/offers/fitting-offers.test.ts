import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittingOffers, isTheSame, type RankedOffer } from '../../../src/offers/domain/fitting-offers.js';

const today = '2026-11-24';
const offer = (id: string, fields: Partial<RankedOffer> = {}): RankedOffer => ({
  id,
  titleKey: id,
  url: null,
  stationId: null,
  tagKeys: [],
  freshUntil: null,
  createdAt: '2026-11-01T08:00:00.000Z',
  ...fields,
});
const somebody = { stationId: 'radio', tagKeys: ['podcast', 'local'], given: new Set<string>() };
const ids = (offers: readonly RankedOffer[], receiver = somebody): string[] =>
  fittingOffers(offers, receiver, today).map(({ id }) => id);

describe('what I can bring: "matched by shared topics/stations" (product.md, R6)', () => {
  it('puts a shared station first, then shared tags, then what is for anybody', () => {
    const shelf = [
      offer('anybody'),
      offer('tags', { tagKeys: ['podcast', 'local'] }),
      offer('station', { stationId: 'radio' }),
      offer('elsewhere', { stationId: 'university' }),
      offer('other-topic', { tagKeys: ['law'] }),
    ];
    expect(ids(shelf)).toEqual(['station', 'tags', 'anybody']);
  });

  it('says why it fits', () => {
    const [first] = fittingOffers([offer('a', { stationId: 'radio', tagKeys: ['local', 'law'] })], somebody, today);
    expect(first).toEqual({ id: 'a', sharesStation: true, sharedTags: ['local'], isStale: false });
  });

  it('brings news that ends soonest first, and what is stale last', () => {
    const shelf = [
      offer('lasting'),
      offer('stale', { stationId: 'radio', freshUntil: '2026-11-23' }),
      offer('next-week', { freshUntil: '2026-12-01' }),
      offer('today', { freshUntil: today }),
    ];
    expect(ids(shelf)).toEqual(['today', 'next-week', 'lasting', 'stale']);
  });

  it('"nobody gets the same link twice" (feature 14): nor the same under another name', () => {
    const url = 'https://www.example.org/a/';
    const shelf = [
      offer('had', { url }),
      offer('same-link', { url: 'http://example.org/a#top' }),
      offer('same-title', { titleKey: 'had' }),
      offer('new'),
    ];
    expect(ids(shelf, { ...somebody, given: new Set(['had']) })).toEqual(['new']);
  });

  it('in an address capitals count behind the host only', () => {
    const video = offer('a', { url: 'https://Example.org/watch?v=aB' });
    expect(isTheSame(video, offer('b', { url: 'https://example.org/watch?v=Ab' }))).toBe(false);
    expect(isTheSame(video, offer('b', { url: 'HTTP://www.example.ORG/watch?v=aB' }))).toBe(true);
  });

  it('knows two entries without an address apart by their titles', () => {
    expect(isTheSame(offer('a'), offer('b'))).toBe(false);
    expect(isTheSame(offer('a'), offer('b', { titleKey: 'a' }))).toBe(true);
  });

  const anyOffer = fc.record({
    id: fc.uuid(),
    titleKey: fc.string({ maxLength: 3 }),
    url: fc.option(fc.webUrl(), { nil: null }),
    stationId: fc.constantFrom('radio', 'university', null),
    tagKeys: fc.uniqueArray(fc.constantFrom('podcast', 'local', 'law')),
    freshUntil: fc.constantFrom('2026-11-01', '2026-12-01', null),
    createdAt: fc.constantFrom('2026-11-01T08:00:00.000Z', '2026-11-02T08:00:00.000Z'),
  });

  it('is a total order: the same whatever the order of the shelf, and never holds what they had', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyOffer, { selector: ({ id }) => id }), fc.nat(), (shelf, turn) => {
        const had = new Set(shelf.slice(0, 2).map(({ id }) => id));
        const receiver = { ...somebody, given: had };
        const turned = [...shelf.slice(turn % (shelf.length + 1)), ...shelf.slice(0, turn % (shelf.length + 1))];
        const found = ids(shelf, receiver);
        expect(ids(turned, receiver)).toEqual(found);
        expect(found.filter((id) => had.has(id))).toEqual([]);
      }),
    );
  });
});
