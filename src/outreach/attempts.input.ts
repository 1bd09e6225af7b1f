import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { LocalDate } from '../common/local-date.js';
import { PageInput } from '../common/paging.input.js';
import { IfGiven, IsDay, IsInstant, IsLongText, IsPlainText, MaxLength } from '../common/validation/rules.js';
import { type Channel, channels, type Form, forms, type Language, languages } from '../contacts/domain/words.js';
import { MeetingTimeInput } from '../meetings/meetings.input.js';
import { SlotInput } from '../slots/slots.input.js';
import {
  type AttemptState,
  attemptStates,
  type NoReason,
  noReasons,
  type Outcome,
  outcomes,
  type Purpose,
  purposes,
  type Situation,
  situations,
} from './domain/words.js';

const MOST_SLOTS = 10;
const LONGEST_SUBJECT = 500;
const LONGEST_BODY = 20_000;
const LONGEST_CITY = 200;
const LONGEST_OFFER = 500;
/** What is longer would not be said in the letter. */
const LONGEST_ABOUT = 120;
const HARDEST = 5;

export class WriteDraft {
  @IsOptional() @IsIn(purposes) purpose?: Purpose | null;
  /** Wins over the purpose. Neither is given: whatever is different from the last time (product.md, R23). */
  @IsOptional() @IsIn(situations) situation?: Situation;
  /** Default: call for a call, video for a video call, else email. */
  @IsOptional() @IsIn(channels) channel?: Channel;
  @IsOptional() @IsIn(languages) language?: Language | null;
  @IsOptional() @IsIn(forms) form?: Form | null;
  /** Where it could be. */
  @IsOptional() @IsPlainText() @MaxLength(LONGEST_CITY) city?: string | null;
  /** Times that could suit; each is offered to one person only. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_SLOTS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SlotInput)
  slots?: SlotInput[];
  /** What it is about, in a few words: "Volontariate im Hörfunk", "zur neuen Stelle", "jemanden aus eurer Redaktion". */
  @IsOptional() @IsPlainText() @MaxLength(LONGEST_ABOUT) about?: string | null;
  /** What I can bring, in a few words. Wins over the title of `offerId`. */
  @IsOptional() @IsPlainText() @MaxLength(LONGEST_OFFER) offer?: string | null;
  /** What I can bring, off the shelf: its title and its address. */
  @IsOptional() @IsUUID() offerId?: string | null;
  /** On which trip: its city, if none is given. */
  @IsOptional() @IsUUID() tripId?: string | null;
  /** A template of one's own: its situation, language and form. */
  @IsOptional() @IsUUID() templateId?: string | null;
  /** The earlier message that this one continues or comes back to. */
  @IsOptional() @IsUUID() parentId?: string | null;
}

export class UpdateDraft {
  @IfGiven()
  @IsPlainText()
  @MaxLength(LONGEST_SUBJECT)
  subject?: string;
  @IfGiven()
  @IsLongText()
  @Matches(/\S/, { message: 'body must not be blank.' })
  @MaxLength(LONGEST_BODY)
  body?: string;
}

export class MarkSent {
  /** Default: now. A time ahead is refused. */
  @IsOptional() @IsInstant() sentAt?: string;
  /** If it went another way than planned. */
  @IsOptional() @IsIn(channels) channel?: Channel;
  /** "Will they answer?", 0-100 %. */
  @IsOptional() @IsInt() @Min(0) @Max(100) expectation?: number | null;
}

export class RecordOutcome {
  @IsIn(outcomes) outcome!: Outcome;
  /** With `no`; default unknown. */
  @IsOptional() @IsIn(noReasons) reason?: NoReason | null;
  /** The day of the answer; default today. */
  @IsOptional() @IsDay() on?: LocalDate;
  /** With `yes` or `talked`: what was agreed. */
  @IsOptional() @ValidateNested() @Type(() => MeetingTimeInput) meeting?: MeetingTimeInput | null;
  /** 1 (easy) to 5 (hard). */
  @IsOptional() @IsInt() @Min(1) @Max(HARDEST) howHardExpected?: number | null;
  @IsOptional() @IsInt() @Min(1) @Max(HARDEST) howHardWas?: number | null;
}

/** After a talk, two taps: 1 (easy) to 5 (hard). */
export class NoteEffort {
  @IsOptional() @IsInt() @Min(1) @Max(HARDEST) howHardExpected?: number | null;
  @IsOptional() @IsInt() @Min(1) @Max(HARDEST) howHardWas?: number | null;
}

export class CheckDraft {
  @IsLongText() @MaxLength(LONGEST_BODY) text!: string;
  @IsIn(languages) language!: Language;
  @IsIn(forms) form!: Form;
  /** A note needs neither a question nor a way out. Default: a request. */
  @IfGiven() @IsIn(situations) situation?: Situation;
}

export class AttemptsQuery extends PageInput {
  @IsOptional() @IsIn(attemptStates) state?: AttemptState;
  @IsOptional() @IsUUID() contactId?: string;
}
