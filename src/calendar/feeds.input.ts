import { IsPlainText, Length } from '../common/validation/rules.js';

export class CreateFeed {
  /** Which calendar program reads it: "My phone". */
  @IsPlainText() @Length(1, 100) label!: string;
}
