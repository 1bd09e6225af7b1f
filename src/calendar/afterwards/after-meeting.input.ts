import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { IfGiven, IsLongText, MaxLength } from '../../common/validation/rules.js';
import { type Channel, channels } from '../../contacts/domain/words.js';

const MOST_PEOPLE = 50;
const LONGEST_SUMMARY = 10_000;

export class LogMeeting {
  /** Who was there. Default: everybody who was to take part. */
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PEOPLE)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  contactIds?: string[];
  /** Default: coffee. */
  @IfGiven() @IsIn(channels) channel?: Channel;
  /** The same for each of them. */
  @IsOptional() @IsLongText() @MaxLength(LONGEST_SUMMARY) summary?: string | null;
}
