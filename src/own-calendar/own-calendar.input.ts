import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { IfGiven, IsPlainText, Length } from '../common/validation/rules.js';

/** As many as an account may have. */
const MOST_CALENDARS = 20;
const LONGEST_ADDRESS = 2_000;

/** stay: they are left there, as events of the user's own · go: they are removed there. */
export const eventsThere = ['stay', 'go'] as const;
export type EventsThere = (typeof eventsThere)[number];

/** here: as it is in Wiedersehen · there: as it is in the user's calendar. */
export const settledVersions = ['here', 'there'] as const;
export type SettledVersion = (typeof settledVersions)[number];

export class ChooseCalendars {
  /** The addresses of the calendars that say when you have no time. */
  @IsArray()
  @ArrayMaxSize(MOST_CALENDARS)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @Length(1, LONGEST_ADDRESS, { each: true })
  busy!: string[];
  /** The address of the calendar that agreed meetings are written into; null: none. */
  @IsOptional() @IsPlainText() @Length(1, LONGEST_ADDRESS) pushTo?: string | null;
  /** What becomes of meetings in the calendar that was chosen before; left out: they stay there. */
  @IfGiven() @IsIn(eventsThere) events?: EventsThere;
}

export class RemoveCalendarAccount {
  /** What becomes of meetings that were written there; left out: they stay. */
  @IfGiven() @IsIn(eventsThere) events?: EventsThere;
}

export class SettleEvent {
  @IsIn(settledVersions) version!: SettledVersion;
}
