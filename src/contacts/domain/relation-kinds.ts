/** How two people belong together, the same from both sides. Who introduced whom stands with the contact itself. */
export const mutualRelations = ['colleague', 'studied-with', 'partner'] as const;
export type MutualRelation = (typeof mutualRelations)[number];

export const relationKinds = [...mutualRelations, 'introduced-by'] as const;
export type RelationKind = (typeof relationKinds)[number];
