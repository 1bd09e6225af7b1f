import { Command, CommanderError } from 'commander';
import { AppError } from '../common/errors.js';
import { ConfigError, type Environment, printable } from '../common/config.js';
import { serve } from '../serve.js';
import { addCheckDraft } from './check-draft.command.js';
import { addDav } from './dav.command.js';
import { addDemo } from './demo.command.js';
import { addDigest } from './digest.command.js';
import { addDoctor } from './doctor.command.js';
import { addExport } from './export.command.js';
import { addImport } from './import.command.js';
import { LookNeeded } from './cli.errors.js';
import { addMail } from './mail.command.js';
import { addMigrate } from './migrate.command.js';
import { addToken } from './token.command.js';
import { addUser } from './user.command.js';
import { type Streams, type Terminal, terminal } from './terminal.js';

const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs one command; gives the exit status: 0, 1 (one sentence on stderr) or 2 (wrong usage). */
export async function runProgram(
  argv: readonly string[],
  environment: Environment,
  streams: Streams = process,
): Promise<number> {
  try {
    await program(terminal(environment, streams)).parseAsync([...argv]);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    if (!(error instanceof LookNeeded)) streams.stderr.write(`${sentenceOf(error)}\n`);
    return FAILED;
  }
}

function program(shell: Terminal): Command {
  const root = new Command('wiedersehen')
    .description('Personal contact reactivation: the same services as the pages, from the command line.')
    .exitOverride()
    .configureOutput({
      writeOut: (words) => shell.stdout.write(words),
      writeErr: (words) => shell.stderr.write(words),
    });
  root
    .command('serve')
    .description('listen for browsers and programs')
    .action(() => serve(shell.environment));
  addMigrate(root, shell);
  addUser(root, shell);
  addToken(root, shell);
  addImport(root, shell);
  addExport(root, shell);
  addDigest(root, shell);
  addMail(root, shell);
  addCheckDraft(root, shell);
  addDav(root, shell);
  addDemo(root, shell);
  addDoctor(root, shell);
  root
    .command('config')
    .description('what is set')
    .command('print')
    .description('every setting with its value; secrets are masked')
    .action(() => shell.print(printable(shell.environment)));
  return root;
}

/** Expected failures say what to do; anything else is named, with its stack only where a developer asks for it. */
function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return error.detail;
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
