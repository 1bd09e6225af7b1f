import { IsUUID } from 'class-validator';

/** Two people who are not the same, although they look alike. */
export class DismissDuplicate {
  @IsUUID() oneId!: string;
  @IsUUID() otherId!: string;
}
