import { TokensService } from '../../src/accounts/tokens.service.js';
import type { Engine } from '../../src/common/database/database.js';
import { accountAddress } from '../../src/web/views/device-access.js';
import { type SignedIn, signedIn, startApp, type TestApp } from '../support/app.js';

/** What somebody types into a program. */
export interface Access {
  readonly address: string;
  readonly user: string;
  readonly password: string;
}

/** The service as programs see it, with somebody who has an app password. */
export class DavWorld {
  private constructor(
    readonly app: TestApp,
    readonly owner: SignedIn,
    readonly access: Access,
  ) {}

  static async start(engine: Engine): Promise<DavWorld> {
    const app = await startApp({ engine, listen: true });
    const owner = await signedIn(app);
    return new DavWorld(app, owner, await accessOf(app, owner, true));
  }

  /** An app password that only reads. */
  readOnly(): Promise<Access> {
    return accessOf(this.app, this.owner, false);
  }

  /** The address of one of the collections. */
  collection(kind: 'people' | 'meetings' | 'follow-ups'): string {
    const home = kind === 'people' ? 'addressbooks' : 'calendars';
    return `${this.app.url}/dav/${home}/${this.owner.account.id}/${kind}/`;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

async function accessOf(app: TestApp, { account }: SignedIn, mayWrite: boolean): Promise<Access> {
  const scopes = mayWrite ? (['dav', 'write'] as const) : (['dav'] as const);
  const { secret } = await app.get(TokensService).create(account.id, { label: 'device', scopes: [...scopes] });
  return { address: accountAddress({ account, baseUrl: app.url }), user: account.email, password: secret };
}
