import { Injectable } from '@nestjs/common';
import type { Encoding, Reading, TableOutline } from '../domain/reading.js';
import type { FileToRead } from '../formats/format.js';
import { encodingOf } from '../reading/decoded.js';
import { keptFormat } from './file-kind.js';
import type { StoredFile } from './import-files.store.js';
import { ImportFiles } from './import-files.service.js';

/** How a file is read: what the user said, and what was guessed. */
export interface Outlined {
  readonly encoding: Encoding;
  /** Null: it is no table. */
  readonly outline: TableOutline | null;
}

/** Remembered in this process, so that looking again costs nothing. */
const MOST_REMEMBERED = 500;

/** Looks at whole files: a table that is plain at its beginning may have an ä at its end. */
@Injectable()
export class Outlines {
  private readonly remembered = new Map<string, Outlined>();

  constructor(private readonly files: ImportFiles) {}

  /** Read as it is kept, or in another way. Throws FileIsGone. */
  async of(file: StoredFile, format = file.format, reading: Reading = file.reading): Promise<Outlined> {
    const key = `${file.id} ${format} ${JSON.stringify(reading)}`;
    const known = this.remembered.get(key);
    if (known) return known;
    const found = outlined({ name: file.name, bytes: await this.files.bytesOf(file), reading }, format);
    this.remember(key, found);
    return found;
  }

  /** The one that was added first makes room. */
  private remember(key: string, found: Outlined): void {
    const [oldest] = this.remembered.keys();
    if (oldest !== undefined && this.remembered.size >= MOST_REMEMBERED) this.remembered.delete(oldest);
    this.remembered.set(key, found);
  }
}

function outlined(file: FileToRead, format: string): Outlined {
  const outline = keptFormat(format).outline?.(file) ?? null;
  return { encoding: outline?.encoding ?? file.reading.encoding ?? encodingOf(file.bytes), outline };
}
