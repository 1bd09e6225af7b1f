/** How two people belong together, the same from both sides. Who introduced whom stands with the contact itself. */
export const mutualRelations = ['colleague', 'studied-with', 'partner'] as const;
export type MutualRelation = (typeof mutualRelations)[number];

export const relationKinds = [...mutualRelations, 'introduced-by'] as const;
export type RelationKind = (typeof relationKinds)[number];

/** As a person sees them: `introduced` is the other side of `introduced-by`. */
export type ShownRelationKind = RelationKind | 'introduced';

/** People that one person belongs together with: a page that lists more helps nobody. */
export const mostRelations = 200;
