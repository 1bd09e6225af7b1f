import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { AccountsService } from '../accounts/accounts.service.js';
import { FileTooLarge, MAX_UPLOAD_BYTES } from '../common/upload-limit.js';
import { isAccountFile } from '../imports/account/read-account-file.js';
import { Texts } from '../common/text.js';
import { CommitImportService } from '../imports/commit-import.service.js';
import { ImportsService } from '../imports/imports.service.js';
import { ReadImportService } from '../imports/read-import.service.js';
import { CannotRead, ImportCameToNothing } from './cli.errors.js';
import type { ServiceFinder, Terminal } from './terminal.js';

/** An account of 100,000 people is some 70 MB; it is read as one text, which takes several times that. */
const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

interface ImportOptions {
  readonly email: string;
  readonly format?: string;
  readonly json?: boolean;
}

export function addImport(root: Command, { print, withServices }: Terminal): void {
  root
    .command('import')
    .description('take people in from a file; what is unclear is left out and said')
    .argument('<file>', 'LinkedIn Connections.csv, a vCard file or an export of this program')
    .requiredOption('--email <email>', 'address of the account')
    .option('--format <format>', 'linkedin, vcard or wiedersehen-csv; guessed if not given')
    .option('--json', 'for programs')
    .action(async (file: string, options: ImportOptions) => {
      const bytes = await bytesOf(file);
      await withServices(async (find) => {
        const done = await takeIn(find, { fileName: basename(file), bytes }, options);
        if (options.json) print(JSON.stringify(done));
        else print(`Added: ${done.added}. Completed: ${done.updated}. Unclear, and left out: ${done.unclear}.`);
      });
    });
}

async function bytesOf(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CannotRead(file);
  if (found.size > LARGEST_FILE_BYTES) throw new FileTooLarge();
  const bytes = await readFile(file);
  if (bytes.length > MAX_UPLOAD_BYTES && !isAccountFile(bytes)) throw new FileTooLarge();
  return bytes;
}

/** The same two steps as on the page, one after the other. */
async function takeIn(
  find: ServiceFinder,
  file: { readonly fileName: string; readonly bytes: Buffer },
  { email, format }: ImportOptions,
): Promise<{ id: string; added: number; updated: number; unclear: number }> {
  const imports = find(ImportsService);
  const account = await find(AccountsService).findByEmail(email);
  const { id } = await find(ReadImportService).start(account, { ...file, format });
  await find(ReadImportService).settled(id);
  const preview = await imports.find(account.id, id);
  if (preview.state === 'preview') {
    await find(CommitImportService).commit(account, id);
    await find(CommitImportService).settled(id);
  }
  const { state, problem, added, updated, unclearRows } = await imports.find(account.id, id);
  if (state !== 'done') throw new ImportCameToNothing(find(Texts).say('en', `problem.${problem ?? 'unexpected'}`));
  return { id, added, updated, unclear: unclearRows };
}
