import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Config } from '../common/config.js';
import { Texts } from '../common/text.js';
import { UploadLimit } from '../common/upload-limit.js';
import { isAccountFile } from '../imports/account/reading/read-account-file.js';
import { CommitImportService } from '../imports/commit/commit-import.service.js';
import type { FileToImport } from '../imports/files/file-to-import.js';
import type { Import } from '../imports/import.entity.js';
import { ImportsService } from '../imports/imports.service.js';
import { ReadImportService } from '../imports/preview/read-import.service.js';
import { ResumeImports } from '../imports/jobs/resume-imports.service.js';
import { CannotRead, ImportCameToNothing } from './cli.errors.js';
import { ImportBar, type Screen } from './import-bar.js';
import type { ServiceFinder, Terminal } from './terminal.js';

/** An account of 100,000 people is some 70 MB; it is read as one text, which takes several times that. */
const LARGEST_ACCOUNT = new UploadLimit(256);
const STDIN = '-';

interface ImportOptions {
  readonly email: string;
  readonly format?: string;
  readonly json?: boolean;
}

export function addImport(root: Command, terminal: Terminal): void {
  root
    .command('import')
    .description('take people in from files; what is unclear is left out and said')
    .argument('<file...>', 'files or zip archives of contacts, an export of this program, or - for standard input')
    .requiredOption('--email <email>', 'address of the account')
    .option('--format <format>', 'see docs/imports.md; guessed if not given')
    .option('--json', 'for programs')
    .action(async (names: string[], options: ImportOptions) => {
      await terminal.withServices(async (find) => {
        const files = await filesOf(names, terminal, find(Config).uploadLimit);
        const done = await takeIn(find, terminal.stderr, files, options);
        if (options.json) terminal.print(JSON.stringify(done));
        else
          terminal.print(`Added: ${done.added}. Completed: ${done.updated}. Unclear, and left out: ${done.unclear}.`);
      });
    });
}

async function filesOf(names: readonly string[], terminal: Terminal, limit: UploadLimit): Promise<FileToImport[]> {
  const files: FileToImport[] = [];
  for (const name of names) {
    const bytes = name === STDIN ? await terminal.readStdinBytes() : await bytesOf(name);
    if (bytes.length > limit.each && !isAccountFile(bytes)) throw limit.tooLarge();
    files.push({ fileName: name === STDIN ? 'stdin' : basename(name), bytes });
  }
  return files;
}

async function bytesOf(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CannotRead(file);
  if (found.size > LARGEST_ACCOUNT.each) throw LARGEST_ACCOUNT.tooLarge();
  return readFile(file);
}

/** The same two steps as on the page, one after the other; what a killed command left behind is ended first. */
async function takeIn(
  find: ServiceFinder,
  screen: Screen,
  files: readonly FileToImport[],
  { email, format }: ImportOptions,
): Promise<{ id: string; added: number; updated: number; unclear: number }> {
  const account = await find(AccountsService).findByEmail(email);
  for (const { id } of await find(ResumeImports).resume(account.id)) await find(ReadImportService).settled(id);
  const { id } = await find(ReadImportService).start(account, { files, format });
  const preview = await settled(find, screen, account, id);
  if (preview.state === 'preview') await find(CommitImportService).commit(account, id);
  const { state, problem, added, updated, unclearRows } = await settled(find, screen, account, id);
  if (state !== 'done') throw new ImportCameToNothing(find(Texts).say('en', `problem.${problem ?? 'unexpected'}`));
  return { id, added, updated, unclear: unclearRows };
}

/** Waits, and shows on a terminal how far it is. */
async function settled(find: ServiceFinder, screen: Screen, account: Account, id: string): Promise<Import> {
  const imports = find(ImportsService);
  const bar = new ImportBar(screen, () => imports.progressOf(id));
  try {
    await find(ReadImportService).settled(id);
  } finally {
    bar.end();
  }
  return imports.find(account.id, id);
}
