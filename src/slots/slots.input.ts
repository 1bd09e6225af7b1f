import { IsInstant, IsZone } from '../common/validation/rules.js';

/** A time that could suit. */
export class SlotInput {
  @IsInstant() start!: string;
  @IsInstant() end!: string;
  /** The zone in which it is said in words. */
  @IsZone() timeZone!: string;
}
