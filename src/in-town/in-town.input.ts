import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { IfGiven, IsDay } from '../common/validation/rules.js';
import { type Channel, channels } from '../contacts/domain/words.js';
import { SlotInput } from '../slots/slots.input.js';

/** More than anybody meets on one trip. */
const MOST_DRAFTS = 20;
/** Shorter is no meeting, longer no longer one of several a day. Unit: minutes. */
const [SHORTEST, LONGEST] = [15, 480];

export class WriteTripDrafts {
  /** Whom to write to, the most important first. Default: everybody who would be ticked, easiest first. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_DRAFTS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  contactIds?: string[];
  /** Times of one's own choice, one for each person. Default: free times of the trip, at most three a day. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_DRAFTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SlotInput)
  slots?: SlotInput[];
}

/** As they stand in an address. */
const flags: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

export class FreeSlotsQuery {
  /** First and last day, in the account's zone. */
  @IsDay() from!: LocalDate;
  @IsDay() to!: LocalDate;
  /** Default: as long as it takes by that channel with that person; 45, a coffee, if neither is said. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(SHORTEST) @Max(LONGEST) minutes?: number;
  /** For whom: without the hours of their night, and said in their language with their clock beside it. */
  @IfGiven() @IsUUID() contactId?: string;
  @IfGiven() @IsIn(channels) channel?: Channel;
  /** true: only times that can be offered side by side, the earliest first; else all that is free, each half hour. */
  @IfGiven() @Transform(({ value }) => flags.get(value) ?? (value as unknown)) @IsBoolean() apart?: boolean;
}
