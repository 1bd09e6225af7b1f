import { Injectable } from '@nestjs/common';
import { Failpoint, type Point } from '../../common/failpoint.js';

/** How far an import is, in rows; `total` null: nobody knows before the end. */
export interface Progress {
  readonly done: number;
  readonly total: number | null;
}

/** How far the imports are that this process works on. Another process sees that they go on, not how far. */
@Injectable()
export class ImportProgress {
  private readonly progressById = new Map<string, Progress>();

  constructor(private readonly failpoint: Failpoint) {}

  of(importId: string): Progress | null {
    return this.progressById.get(importId) ?? null;
  }

  begin(importId: string, total: number | null): void {
    this.progressById.set(importId, { done: 0, total });
  }

  /** So many rows more. */
  step(importId: string, rows: number, point: Point): void {
    const { done, total } = this.of(importId) ?? { done: 0, total: null };
    const now = done + rows;
    this.progressById.set(importId, { done: now, total: total === null ? null : Math.max(total, now) });
    this.failpoint.passed(point, now);
  }

  end(importId: string): void {
    this.progressById.delete(importId);
  }
}
