import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { AccountsService } from '../accounts/accounts.service.js';
import { type ExportFormat, exportFormats } from '../exports/formats.js';
import { type ExportedFile, ExportsService } from '../exports/exports.service.js';
import { CannotWrite } from './cli.errors.js';
import type { Screen } from './import-bar.js';
import type { Terminal } from './terminal.js';

interface ExportOptions {
  readonly email: string;
  readonly format: ExportFormat;
  readonly out?: string;
}

/** Nobody but the owner reads the file. */
const OWNER_ONLY = 0o600;
const BYTES_PER_MEGABYTE = 1e6;

export function addExport(root: Command, { print, stdout, stderr, withServices }: Terminal): void {
  root
    .command('export')
    .description('everything of an account, out again')
    .requiredOption('--email <email>', 'address of the account')
    .requiredOption('--format <format>', `${exportFormats.join(', ')}`, formatNamed)
    .option(
      '--out <file>',
      'where to write; standard output for "-". wiedersehen-DAY.FORMAT in this folder if not given',
    )
    .action(async ({ email, format, out }: ExportOptions) => {
      await withServices(async (find) => {
        const account = await find(AccountsService).findByEmail(email);
        const file = find(ExportsService).file(account, format);
        if (out === '-') return pipeline(Readable.from(file.pieces), stdout, { end: false });
        const path = out ?? file.fileName;
        const bytes = await written(file, path, new Progress(stderr));
        print(`${path}: ${(bytes / BYTES_PER_MEGABYTE).toFixed(1)} MB`);
      });
    });
}

function formatNamed(word: string): ExportFormat {
  const format = exportFormats.find((known) => known === word);
  if (!format) throw new InvalidArgumentError(`Known are: ${exportFormats.join(', ')}.`);
  return format;
}

/** Beside its place first, so that an older file is replaced by a whole one or not at all. */
async function written({ pieces }: ExportedFile, path: string, progress: Progress): Promise<number> {
  const beside = `${path}.${process.pid}.part`;
  try {
    await pipeline(progress.counting(pieces), createWriteStream(beside, { mode: OWNER_ONLY, flags: 'wx' }));
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw isOfTheDisk(error) ? new CannotWrite(path) : error;
  } finally {
    progress.end();
  }
  return progress.bytes;
}

function isOfTheDisk(error: unknown): boolean {
  return ['ENOENT', 'EACCES', 'EEXIST', 'EISDIR', 'ENOSPC', 'ENOTDIR', 'EROFS'].includes(
    String((error as NodeJS.ErrnoException).code),
  );
}

/** So many megabytes so far, on a terminal only. */
class Progress {
  bytes = 0;

  constructor(private readonly screen: Screen) {}

  async *counting(pieces: ExportedFile['pieces']): AsyncGenerator<string | Uint8Array> {
    for await (const piece of pieces) {
      this.bytes += Buffer.byteLength(piece);
      if (this.screen.isTTY) this.screen.write(`\r${(this.bytes / BYTES_PER_MEGABYTE).toFixed(1)} MB`);
      yield piece;
    }
  }

  end(): void {
    if (this.screen.isTTY) this.screen.write('\r');
  }
}
