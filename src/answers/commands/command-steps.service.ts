import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { AppError } from '../../common/errors.js';
import type { LocalDate } from '../../common/local-date.js';
import { type LineOfMail, MailLines } from '../mail-lines.service.js';
import { type Acted, MailActions } from '../mail-actions.service.js';
import type { LineVerb, MailVerb } from '../domain/line-verbs.js';
import type { MailKey } from '../mail-key.entity.js';
import { NobodyWaits, NoSuchLine } from './commands.errors.js';
import type { Command, CommandKind } from './domain/command.js';
import { ReplyOutcome } from './reply-outcome.service.js';
import type { Step, StepResult } from './step.js';

/** What commands about one line are called among the links of a mail. */
const verbs = { log: 'talked', later: 'later', skip: 'skip', done: 'done' } as const satisfies Partial<
  Record<CommandKind, LineVerb>
>;

/** The same of commands about the mails. */
const mailVerbs = { pause: 'pause-week', weekly: 'weekly', keep: 'keep', stop: 'stop' } as const satisfies Partial<
  Record<CommandKind, MailVerb>
>;

/** Carries commands out, by the services that links and pages use. */
@Injectable()
export class CommandSteps {
  constructor(
    private readonly lines: MailLines,
    private readonly actions: MailActions,
    private readonly outcomes: ReplyOutcome,
  ) {}

  /** "Numbers mean that mail's list" (product.md, "The daily mail"). */
  async of({ accountId, messageId }: MailKey, commands: readonly Command[]): Promise<Step[]> {
    const lines = messageId === null ? [] : await this.lines.all(accountId, messageId);
    return commands.map((command) => ({ command, line: lineOf(command, lines) }));
  }

  /** Inside a unit of work. What a person can act on is a result; everything else is thrown. */
  async do(account: Account, { command, line }: Step): Promise<StepResult> {
    try {
      return await this.done(account, command, line);
    } catch (error) {
      if (error instanceof AppError) return { is: 'refused', error };
      throw error;
    }
  }

  private async done(account: Account, command: Command, line: LineOfMail | null): Promise<StepResult> {
    switch (command.kind) {
      case 'help':
        return { is: 'done', as: 'help', actId: null, until: null };
      case 'weekly':
      case 'keep':
      case 'stop':
      case 'pause':
        return doneAs(command.kind, await this.actions.act(account, null, mailVerbs[command.kind], untilOf(command)));
      case 'yes':
      case 'no':
        return this.answered(account, command, known(line));
      default:
        return doneAs(
          command.kind,
          await this.actions.act(account, known(line), verbs[command.kind], untilOf(command)),
        );
    }
  }

  /** "log 2 ja" where nothing waits: yes, we talked. */
  private async answered(
    account: Account,
    command: Extract<Command, { kind: 'yes' | 'no' }>,
    line: LineOfMail,
  ): Promise<StepResult> {
    const request = await this.outcomes.waiting(account, line);
    if (request)
      return doneAs(command.kind, { actId: await this.outcomes.note(account, request, command), until: null });
    if (command.kind === 'no' || command.meeting !== null) throw new NobodyWaits();
    return doneAs('log', await this.actions.act(account, line, 'talked'));
  }
}

function doneAs(as: CommandKind, { actId, until }: Acted): StepResult {
  return { is: 'done', as, actId, until };
}

function untilOf(command: Command): LocalDate | undefined {
  return 'until' in command ? (command.until ?? undefined) : undefined;
}

function lineOf(command: Command, lines: readonly LineOfMail[]): LineOfMail | null {
  return 'number' in command ? (lines.find(({ number }) => number === command.number) ?? null) : null;
}

function known(line: LineOfMail | null): LineOfMail {
  if (line === null) throw new NoSuchLine();
  return line;
}
