import { Injectable } from '@nestjs/common';
import { RowsMover } from '../contacts/merging/mover.js';

/** When they were suggested, and what the user said to it. */
@Injectable()
export class SuggestionEventsMover extends RowsMover {
  readonly name = 'suggestion_events';
}
