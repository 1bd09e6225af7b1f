import { AppError } from '../../common/errors.js';
import { MOST_FILES, TooManyFiles, type UploadLimit } from '../../common/upload-limit.js';
import { accountFormat } from '../../exports/account/json-schema.js';
import { AccountFileAlone } from '../account/reading/account-file.errors.js';
import { isAccountFile } from '../account/reading/read-account-file.js';
import type { ImportFormat } from '../formats/format.js';
import { names } from '../formats/names.js';
import { csv } from '../formats/csv.js';
import { unread } from '../formats/unread.js';
import { NothingInZip } from '../imports.errors.js';
import { decodedHead } from '../reading/decoded.js';
import { findHeader } from '../tables/guess/find-header.js';
import { bareName } from './archives/contact-entries.js';
import { formatOf, headOf, isArchive } from './file-kind.js';
import type { FileToImport } from './file-to-import.js';
import { joinedCards } from './joined-cards.js';
import { unzipped } from './archives/unzip.js';

/** A file, what it is, and whether nothing has to be asked about it. */
export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly confirmed: boolean;
}

/** What came, or lay in an archive that came. */
interface Found {
  readonly file: FileToImport;
  readonly fromArchive: boolean;
}

/**
 * The contact files among what was brought, archives opened, in the order in which they are read. What is no contact file
 * is a sentence at once if it is alone, a row of the preview beside others, and nothing to talk about within an archive.
 * An account file comes alone. Throws what is wrong with all of them: see formatOf and unzipped; FileTooLarge,
 * FilesTooLarge, TooManyFiles, AccountFileAlone.
 */
export async function openFiles(given: readonly FileToImport[], limit: UploadLimit): Promise<OpenedFile[]> {
  const found = (await Promise.all(given.map((file) => foundIn(file, limit)))).flat();
  const account = accountIn(found, given.length);
  if (account) return [account];
  assertWithin(found, limit);
  const all = withJoinedCards(found);
  if (all.length > MOST_FILES) throw new TooManyFiles();
  const opened = all.map(openedOrProblem);
  const usable = opened.flatMap((file) => (file instanceof AppError ? [] : [file]));
  if (usable.length === 0) throw problemOf(opened, found);
  const listed = opened.flatMap((file, nth) => (file instanceof AppError ? asUnread(all[nth]) : [file]));
  return listed.sort((one, other) => rank(one) - rank(other));
}

async function foundIn(file: FileToImport, limit: UploadLimit): Promise<Found[]> {
  if (!isArchive(file.bytes)) return [{ file, fromArchive: false }];
  if (file.bytes.length > limit.each) throw limit.tooLarge();
  const inside = await unzipped(file.bytes, limit);
  return inside.map(({ name, bytes }) => ({
    file: { fileName: name, bytes, format: file.format },
    fromArchive: true,
  }));
}

/** Our own archive has the people as cards and as a table, too. */
function accountIn(found: readonly Found[], brought: number): OpenedFile | null {
  const account = found.find(({ file }) => isAccountFile(file.bytes));
  if (!account) return null;
  if (brought > 1) throw new AccountFileAlone();
  const { fileName, bytes } = account.file;
  return { name: bareName(fileName), bytes, format: accountFormat, confirmed: true };
}

function withJoinedCards(found: readonly Found[]): readonly Found[] {
  const joined = joinedCards(found.map(({ file }) => file));
  if (!joined) return found;
  const chosen = new Set(found.filter(({ fromArchive }) => !fromArchive).map(({ file }) => file));
  return joined.map((file) => ({ file, fromArchive: !chosen.has(file) }));
}

function assertWithin(found: readonly Found[], limit: UploadLimit): void {
  const sizes = found.map(({ file }) => file.bytes.length);
  if (sizes.some((size) => size > limit.each)) throw limit.tooLarge();
  if (sizes.reduce((sum, size) => sum + size, 0) > limit.altogether) throw limit.tooMuch();
}

function openedOrProblem({ file }: Found): OpenedFile | AppError {
  try {
    const format = file.pasted ? formatOfText(file) : formatOf(file.bytes, file.format);
    return { name: bareName(file.fileName), bytes: file.bytes, format: format.name, confirmed: format !== csv };
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** Lines with commas between are names, too, unless a header says that it is a table. */
function formatOfText({ bytes, format: wanted }: FileToImport): ImportFormat {
  if (wanted !== undefined) return formatOf(bytes, wanted);
  const head = decodedHead(headOf(bytes));
  try {
    const guessed = formatOf(bytes);
    return guessed === csv && (findHeader(head)?.knownWords ?? 0) === 0 ? names : guessed;
  } catch {
    return names;
  }
}

/** The sentence for an upload of which nothing can be read. */
function problemOf(opened: readonly (OpenedFile | AppError)[], found: readonly Found[]): AppError {
  if (found.every(({ fromArchive }) => fromArchive)) return new NothingInZip();
  return opened.find((file) => file instanceof AppError) ?? new NothingInZip();
}

function asUnread(found: Found | undefined): OpenedFile[] {
  if (!found || found.fromArchive) return [];
  const { fileName, bytes } = found.file;
  return [{ name: bareName(fileName), bytes, format: unread.name, confirmed: true }];
}

/** Who somebody is comes before what they wrote: messages and invitations of LinkedIn meet its connections. */
function rank({ format }: OpenedFile): number {
  return format.startsWith('linkedin-') ? 1 : 0;
}
