import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsUUID } from 'class-validator';
import { IfGiven } from '../common/validation/rules.js';
import { UpdateMeeting } from '../meetings/meetings.input.js';

const MOST_PEOPLE = 50;

export class InvitePeople {
  /** Who is to be told. Default: everybody of this meeting who does not know yet how it stands. */
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PEOPLE)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  contactIds?: string[];
}

export class ChangeMeeting extends UpdateMeeting {
  /** Whoever was invited and does not take part any more gets a mail that says so. Default: nobody is told. */
  @IfGiven() @IsBoolean() tell?: boolean;
}

export class RemoveMeeting {
  /** `true`: whoever was invited gets a mail that says so. */
  @IfGiven() @IsIn(['true', 'false']) tell?: 'true' | 'false';
}

export class DecideProposedTime {
  @IsUUID() proposedTimeId!: string;
  /** take: the meeting moves there · leave: it stays as it is. */
  @IsIn(['take', 'leave']) decision!: 'take' | 'leave';
}
