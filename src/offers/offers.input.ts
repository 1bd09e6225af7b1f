import { PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IfGiven, IsDay, IsLongText, IsPlainText, Length, MaxLength } from '../common/validation/rules.js';
import { type OfferKind, offerKinds } from './domain/words.js';

const LONGEST_TITLE = 200;
const LONGEST_ADDRESS = 2_000;
const LONGEST_NOTE = 2_000;
const MOST_TAGS = 20;
const WEB_ADDRESS = /^https?:\/\/[^\s/?#]+\S*$/iu;

export class CreateOffer {
  @IsIn(offerKinds) kind!: OfferKind;
  /** In words that fit into a sentence: "frische Zahlen aus meiner Masterarbeit". */
  @IsPlainText()
  @Length(1, LONGEST_TITLE)
  @Matches(/[\p{L}\p{N}]/u, { message: 'title must hold letters.' })
  title!: string;
  @IsOptional()
  @IsPlainText()
  @Matches(WEB_ADDRESS, { message: 'url must be an address that begins with https://.' })
  @MaxLength(LONGEST_ADDRESS)
  url?: string | null;
  @IsOptional() @IsLongText() @MaxLength(LONGEST_NOTE) note?: string | null;
  /** Names of tags; new ones are created. Whoever has one of them gets it proposed. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @IsPlainText({ each: true })
  @Length(1, 100, { each: true })
  tags?: string[];
  /** Whoever shares the station gets it proposed. */
  @IsOptional() @IsUUID() stationId?: string | null;
  /** The last day on which it is news. */
  @IsOptional() @IsDay() freshUntil?: LocalDate | null;
}

export class UpdateOffer extends PartialType(CreateOffer, { skipNullProperties: false }) {}

export class ListOffers extends PageInput {}
