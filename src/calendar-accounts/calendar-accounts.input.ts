import { IfGiven, IsPlainText, Length } from '../common/validation/rules.js';

const LONGEST_LABEL = 100;
/** As long as an address may be that is asked. In characters. */
const LONGEST_ADDRESS = 2_000;
const LONGEST_USER_NAME = 320;
/** Longer than any password that a server takes. */
const LONGEST_PASSWORD = 1_000;

export class CreateCalendarAccount {
  /** What you call it: "Nextcloud". */
  @IsPlainText() @Length(1, LONGEST_LABEL) label!: string;
  /** A server, or the address of your calendars there: `https://cloud.example.org`; https is meant where nothing is said. */
  @IsPlainText() @Length(1, LONGEST_ADDRESS) address!: string;
  @IsPlainText() @Length(1, LONGEST_USER_NAME) userName!: string;
  /** Best one that is for this service alone. Never comes back. */
  @IsPlainText() @Length(1, LONGEST_PASSWORD) password!: string;
}

export class UpdateCalendarAccount {
  @IfGiven() @IsPlainText() @Length(1, LONGEST_LABEL) label?: string;
  @IfGiven() @IsPlainText() @Length(1, LONGEST_ADDRESS) address?: string;
  @IfGiven() @IsPlainText() @Length(1, LONGEST_USER_NAME) userName?: string;
  /** Needed with another address or user name. */
  @IfGiven() @IsPlainText() @Length(1, LONGEST_PASSWORD) password?: string;
}
