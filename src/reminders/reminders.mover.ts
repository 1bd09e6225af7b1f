import { Injectable } from '@nestjs/common';
import { RowsMover } from '../contacts/merging/mover.js';

/** What there is to do about them. */
@Injectable()
export class RemindersMover extends RowsMover {
  readonly name = 'reminders';
}
