import { Injectable } from '@nestjs/common';
import { ImportRowsStore } from './import-rows.store.js';

/** What the rows of done imports still say of people. */
@Injectable()
export class ImportTraces {
  constructor(private readonly rows: ImportRowsStore) {}

  /** A file that waits in its preview stays as it is: it was not decided about yet. Inside a unit of work. */
  forgetPeople(accountId: string, contactIds: readonly string[]): Promise<void> {
    return this.rows.forgetPeople(accountId, contactIds);
  }
}
