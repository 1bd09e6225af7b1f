/** What I can bring (product.md R2, R14, R15): knowledge from inside, a fresh topic, an article, an event. */
export const offerKinds = ['insider', 'fresh', 'article', 'event'] as const;
export type OfferKind = (typeof offerKinds)[number];
