import type { Account } from '../accounts/account.entity.js';

/** Who asks, and what they may. */
export interface DavUser {
  readonly account: Account;
  /** Whether the app password was made for writing, too. */
  readonly mayWrite: boolean;
  /** The path of BASE_URL, without a slash at its end: before each address that goes out. */
  readonly basePath: string;
}
