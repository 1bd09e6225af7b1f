import { Injectable } from '@nestjs/common';
import { RowsMover } from '../merging/mover.js';

/** What the user did to the one was done to the other. */
@Injectable()
export class ChangesMover extends RowsMover {
  readonly name = 'changes';
}
