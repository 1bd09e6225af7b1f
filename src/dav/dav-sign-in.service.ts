import { Injectable } from '@nestjs/common';
import { SignInThrottle } from '../accounts/sign-in-throttle.js';
import { TokensService } from '../accounts/tokens.service.js';
import { Config } from '../common/config.js';
import { DavRefused } from './dav.errors.js';
import type { DavUser } from './dav-user.js';

const BASIC = /^Basic\s+([\w+/]{1,2000}={0,2})$/i;
/** Counted apart from the page: a phone with an old app password keeps nobody from signing in there. */
const THROTTLED_AS = 'dav';

/** One text for an unknown address, a wrong app password, and one that was made for something else. */
class SignInWithAppPassword extends DavRefused {
  constructor() {
    super(401, null, 'Please sign in with your e-mail address and an app password from the settings.');
  }
}

/**
 * Basic authentication (RFC 7617): the e-mail address, and an app password, which is a token of scope `dav`. The password of
 * the account is none. Cookies play no part, and so no other site can make use of them.
 */
@Injectable()
export class DavSignIn {
  constructor(
    private readonly tokens: TokensService,
    private readonly throttle: SignInThrottle,
    private readonly config: Config,
  ) {}

  /**
   * Who asks. The right password is always let in, also while somebody else guesses; a wrong one counts as on the page.
   *
   * @param header Authorization, as it came
   * @param from address of the visitor
   * @throws SignInWithAppPassword, TooManySignIns
   */
  async recognise(header: string | undefined, from: string): Promise<DavUser> {
    const given = credentialsOf(header);
    if (!given) throw new SignInWithAppPassword();
    const found = await this.tokens.recognise(given.password);
    if (found?.account.email === given.email && found.token.scopes.includes('dav')) {
      const mayWrite = found.token.scopes.includes('write');
      return { account: found.account, mayWrite, basePath: this.config.basePath };
    }
    this.throttle.begin(from, `${THROTTLED_AS} ${given.email}`);
    throw new SignInWithAppPassword();
  }
}

function credentialsOf(header: string | undefined): { email: string; password: string } | null {
  const encoded = BASIC.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0
    ? null
    : { email: text.slice(0, colon).trim().toLowerCase(), password: text.slice(colon + 1).trim() };
}
