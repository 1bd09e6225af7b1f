import { promisify } from 'node:util';
import { constants, deflate, inflate } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import type { Import } from '../import.entity.js';
import { FileIsGone } from '../imports.errors.js';
import type { ImportFile } from './import-file.entity.js';
import { ImportFilesStore, type StoredFile } from './import-files.store.js';
import type { OpenedFile } from './open-files.js';

/** A file that is about to be read, from memory or from where it is kept. */
export interface FileInHand {
  readonly file: StoredFile;
  readonly bytes: () => Promise<Uint8Array>;
}

/** Deflated and in letters, not yet kept. */
export type PackedFile = OpenedFile & Pick<ImportFile, 'content'>;

const deflated = promisify<Uint8Array, object, Buffer>(deflate);
const inflated = promisify<Uint8Array, Buffer>(inflate);
/** Tables shrink to a fifth at once; more takes ten times as long. */
const QUICKLY = { level: constants.Z_BEST_SPEED };

/** The files of an import, kept until it is done: to be read again in another way, or after a crash. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly store: ImportFilesStore,
    private readonly clock: Clock,
  ) {}

  /** Outside a unit of work: it takes a while. */
  async packed(files: readonly OpenedFile[]): Promise<PackedFile[]> {
    const packed: PackedFile[] = [];
    for (const file of files) {
      packed.push({ ...file, content: (await deflated(file.bytes, QUICKLY)).toString('base64') });
    }
    return packed;
  }

  /** Inside a unit of work. */
  async keep({ id: importId, accountId }: Import, files: readonly PackedFile[]): Promise<FileInHand[]> {
    const kept = files.map(({ name, bytes, format, confirmed, content }, nth) => {
      const described = { name, format, confirmed, content, size: bytes.length };
      const id = newId(this.clock.now());
      return { ...described, id, accountId, importId, position: nth + 1, reading: {}, firstRow: null };
    });
    await this.store.insert(kept);
    return kept.map(({ content: _, ...file }, nth) => ({
      file,
      bytes: () => Promise.resolve(files[nth]?.bytes ?? new Uint8Array()),
    }));
  }

  of(current: Import): Promise<StoredFile[]> {
    return this.store.of(current);
  }

  async inHand(current: Import): Promise<FileInHand[]> {
    return (await this.of(current)).map((file) => ({ file, bytes: () => this.bytesOf(file) }));
  }

  /** As it came. Throws FileIsGone once the import is done. */
  async bytesOf(file: StoredFile): Promise<Buffer> {
    const content = await this.store.contentOf(file);
    if (content === '') throw new FileIsGone();
    return inflated(Buffer.from(content, 'base64'));
  }

  /** Inside a unit of work. */
  change(file: StoredFile, changes: Partial<StoredFile>): Promise<void> {
    return this.store.change(file, changes);
  }
}
