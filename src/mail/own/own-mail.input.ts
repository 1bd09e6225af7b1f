import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IfGiven, IsPlainText, Length, MaxLength } from '../../common/validation/rules.js';
import type { Security } from './domain/connection-problem.js';

/** RFC 5321, 4.5.3.1.3. In characters. */
const LONGEST_ADDRESS = 254;
const LONGEST_NAME = 200;
const LONGEST_HOST = 253;
const LONGEST_USER_NAME = 320;
/** Longer than any password that a mail server takes; what is sealed is a third longer. */
const LONGEST_PASSWORD = 1_000;
const LONGEST_FOLDER = 255;
const LAST_PORT = 65_535;

export const securities: readonly Security[] = ['tls', 'starttls'];

/** The same that `mailbox()` takes; the domain is a name. */
const ADDRESS = /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u;
/** A name or an address, without what belongs around it in a URL. Whether it may be reached is the guard's question. */
const HOST = /^[\p{L}\p{N}._:[\]-]+$/u;

/** Which way a test mail goes. */
export type CheckedWay = 'own' | 'service';
const checkedWays: readonly CheckedWay[] = ['own', 'service'];

export class CheckConnection {
  /** own (if left out): the user's own mail account · service: the way of the daily mail */
  @IfGiven() @IsIn(checkedWays) of?: CheckedWay;
}

/** The user's own mail account, as a whole: what is left out is as if it were new. */
export class SaveOwnMail {
  @IsPlainText()
  @MaxLength(LONGEST_ADDRESS)
  @Matches(ADDRESS, { message: 'address must be an e-mail address.' })
  address!: string;
  /** Stands before the address in what you send. */
  @IsOptional() @IsPlainText() @MaxLength(LONGEST_NAME) name?: string | null;
  @IsPlainText()
  @Length(1, LONGEST_HOST)
  @Matches(HOST, { message: 'smtpHost must be the name of a server.' })
  smtpHost!: string;
  @IsInt() @Min(1) @Max(LAST_PORT) smtpPort!: number;
  @IsIn(securities) smtpSecurity!: Security;
  /** Null: nothing is read, and no copies are kept. */
  @IsOptional()
  @IsPlainText()
  @Length(1, LONGEST_HOST)
  @Matches(HOST, { message: 'imapHost must be the name of a server.' })
  imapHost?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(LAST_PORT) imapPort?: number | null;
  @IsOptional() @IsIn(securities) imapSecurity?: Security | null;
  @IsPlainText() @Length(1, LONGEST_USER_NAME) userName!: string;
  /** Left out: the one that is kept, as long as servers and user name are the same. Never comes back. */
  @IfGiven() @IsPlainText() @Length(1, LONGEST_PASSWORD) password?: string;
  /** Where copies of sent letters go; null: the folder that the server calls so. */
  @IsOptional() @IsPlainText() @Length(1, LONGEST_FOLDER) sentFolder?: string | null;
  /** Letters may be sent with it. */
  @IfGiven() @IsBoolean() sends?: boolean;
  /** A copy of each goes into the folder of sent mails. */
  @IfGiven() @IsBoolean() keepsSent?: boolean;
  /** The mailbox is read, so that answers are seen. */
  @IfGiven() @IsBoolean() reads?: boolean;
  /** Also keep what was written, not only that it was. */
  @IfGiven() @IsBoolean() keepsText?: boolean;
}
