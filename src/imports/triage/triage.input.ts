import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { LocalDate } from '../../common/local-date.js';
import { IfGiven, IsDay } from '../../common/validation/rules.js';

export const triageRungs = [1, 2, 3] as const;
export type TriageRung = (typeof triageRungs)[number];

export class RateContact {
  /** How a message would feel: 1 easy, 2 doable, 3 takes courage. */
  @IsIn(triageRungs) rung!: TriageRung;
  /** Roughly when we last spoke. */
  @IsOptional() @IsDay() roughlyLastOn?: LocalDate | null;
  /** Where we know each other from. */
  @IfGiven() @IsUUID() stationId?: string;
}
