import type { AppError } from '../../common/errors.js';
import type { LocalDate } from '../../common/local-date.js';
import type { LineOfMail } from '../mail-lines.service.js';
import type { Command, CommandKind } from './domain/command.js';

/** A command with the line that its number means; null where it has none, or the mail has no such line. */
export interface Step {
  readonly command: Command;
  readonly line: LineOfMail | null;
}

/** What a step came to. */
export type StepResult =
  | {
      readonly is: 'done';
      /** What was done: a yes where nothing waits is a talk. */
      readonly as: CommandKind;
      /** What takes it back; null: it was like that already. */
      readonly actId: string | null;
      /** Until when somebody or something rests, where it does. */
      readonly until: LocalDate | null;
    }
  | { readonly is: 'refused'; readonly error: AppError };

/** Whether two runs of the same step came to the same, whatever the ids of their acts. Never throws. */
export function isSameResult(one: StepResult | undefined, other: StepResult | undefined): boolean {
  return comparable(one) === comparable(other);
}

function comparable(result: StepResult | undefined): string {
  if (result?.is === 'refused') return `refused ${result.error.type}`;
  return JSON.stringify({ ...result, actId: (result?.actId ?? null) !== null });
}
