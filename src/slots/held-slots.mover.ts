import { Injectable } from '@nestjs/common';
import { RowsMover } from '../contacts/merging/mover.js';

/** Times that are kept free for them. */
@Injectable()
export class HeldSlotsMover extends RowsMover {
  readonly name = 'held_slots';
}
