import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { templatesFolder } from '../../common/folders.js';
import { readColumns } from './places-layout.js';
import { PlacesTable } from './places-table.js';

/** Made by build-places.mjs. */
const FILE = join('places', 'places.bin');

/** The cities of the world that have a thousand inhabitants or more. Read when a trip first asks for it: 7 MB, 10 ms. */
@Injectable()
export class PlacesService {
  private table: Promise<PlacesTable> | null = null;

  open(): Promise<PlacesTable> {
    this.table ??= this.load();
    return this.table;
  }

  private async load(): Promise<PlacesTable> {
    try {
      return new PlacesTable(readColumns(await readFile(join(templatesFolder(), FILE))));
    } catch (error) {
      this.table = null; // the next one tries again
      throw error;
    }
  }
}
