import { IsBoolean } from 'class-validator';
import { IfGiven, IsPlainText, Length } from '../common/validation/rules.js';

/** As long as an address may be that is fetched. In characters. */
const LONGEST_ADDRESS = 2_000;
const LONGEST_LABEL = 100;

export class CreateBusyCalendar {
  /** An address of a calendar file: https, http or webcal. */
  @IsPlainText() @Length(1, LONGEST_ADDRESS) url!: string;
  /** What you call it: "Work". */
  @IsPlainText() @Length(1, LONGEST_LABEL) label!: string;
  /** False: it is read, but takes no time away. */
  @IfGiven() @IsBoolean() counts?: boolean;
}

export class UpdateBusyCalendar {
  /** Another address; not for a calendar of a CalDAV account. */
  @IfGiven() @IsPlainText() @Length(1, LONGEST_ADDRESS) url?: string;
  @IfGiven() @IsPlainText() @Length(1, LONGEST_LABEL) label?: string;
  @IfGiven() @IsBoolean() counts?: boolean;
}
