import { Injectable } from '@nestjs/common';
import { RowsMover } from '../merging/mover.js';

/** What files said about them. */
@Injectable()
export class ContactExtrasMover extends RowsMover {
  readonly name = 'contact_extras';
}
