import { Injectable } from '@nestjs/common';
import type { Move } from '../../common/database/moved-rows.js';
import { type MovedPointers, Pointers } from './pointers.service.js';
import { type MovedTraces, Traces } from './traces.service.js';

export interface WhatMoved {
  readonly traces: MovedTraces;
  readonly pointers: MovedPointers;
}

/** All that hangs on a person or points at them. Every method belongs inside a unit of work. */
@Injectable()
export class MovedThings {
  constructor(
    private readonly traces: Traces,
    private readonly pointers: Pointers,
  ) {}

  async moveTo(accountId: string, move: Move): Promise<WhatMoved> {
    const traces = await this.traces.moveTo(accountId, move);
    return { traces, pointers: await this.pointers.moveTo(accountId, move) };
  }

  async moveBack(accountId: string, { traces, pointers }: WhatMoved, move: Move): Promise<void> {
    await this.pointers.moveBack(accountId, pointers, move);
    await this.traces.moveBack(accountId, traces, move);
  }
}
