import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';

export const bulkActions = ['tag', 'untag', 'layer', 'cadence', 'delete', 'restore'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** More at once would keep others waiting; nobody ticks so many. */
const MOST_PEOPLE = 1000;

/** The same change to many people. */
export class BulkInput {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_PEOPLE) @IsUUID(undefined, { each: true }) ids!: string[];
  @IsIn(bulkActions) action!: BulkAction;
  /** The name of the tag, the layer, or the cadence (days, "none", null to inherit); nothing to delete and restore. */
  @IsOptional() value?: unknown;
}
