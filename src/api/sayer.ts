import type { Account } from '../accounts/account.entity.js';
import type { TextParams, Texts } from '../common/text.js';

/** Says sentences in the account's language. */
export function sayer(texts: Texts, { locale }: Account): (key: string, params?: TextParams) => string {
  return (key, params) => texts.say(locale, key, params);
}
