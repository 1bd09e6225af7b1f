import { ArrayNotEmpty, ArrayUnique, IsArray, IsBoolean, IsIn } from 'class-validator';
import { IfGiven, IsPlainText, Length } from '../common/validation/rules.js';
import { wantedEventNames, type WebhookEventName } from './domain/words.js';

const LONGEST_LABEL = 100;
/** As long as any address that is asked (src/common/outbound/web-address.ts). In characters. */
const LONGEST_ADDRESS = 2_000;

export class CreateWebhook {
  /** What is told there: "Home automation". */
  @IsPlainText() @Length(1, LONGEST_LABEL) label!: string;
  /** `https://...` or `http://...`, without a password in it. */
  @IsPlainText() @Length(1, LONGEST_ADDRESS) url!: string;
  /** What it is told of; everything if left out. */
  @IfGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(wantedEventNames, { each: true })
  events?: WebhookEventName[];
}

export class UpdateWebhook {
  @IfGiven() @IsPlainText() @Length(1, LONGEST_LABEL) label?: string;
  /** Another address; left out: the one that is kept, which never comes back. */
  @IfGiven() @IsPlainText() @Length(1, LONGEST_ADDRESS) url?: string;
  @IfGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(wantedEventNames, { each: true })
  events?: WebhookEventName[];
  /** False: it is told nothing, and what waited for it is no longer sent. */
  @IfGiven() @IsBoolean() active?: boolean;
}
