import { Injectable } from '@nestjs/common';
import type { ImportRow } from './import-row.entity.js';
import type { Import } from './import.entity.js';
import { PreviewRows, type RowKind, type Tally } from './preview-rows.query.js';

/** The first ones of a long list, and how many there are in all. */
export interface FirstRows {
  readonly items: readonly ImportRow[];
  readonly count: number;
}

/** What of a preview needs the user's eye, and what would happen now. */
@Injectable()
export class PreviewService {
  constructor(private readonly rows: PreviewRows) {}

  async first(current: Import, kind: RowKind, limit: number): Promise<FirstRows> {
    const items = await this.rows.of(current, kind, limit);
    return { items, count: items.length < limit ? items.length : await this.rows.count(current, kind) };
  }

  tally(current: Import): Promise<Tally> {
    return this.rows.tally(current);
  }
}
