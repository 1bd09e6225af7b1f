import type { FastifyReply, FastifyRequest } from 'fastify';
import { Injectable } from '@nestjs/common';
import { Config } from '../common/config.js';
import type { Account } from './account.entity.js';
import { ScopeMissing } from './account.errors.js';
import { SessionsService } from './sessions.service.js';
import { TokensService } from './tokens.service.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

export interface SignedRequest extends FastifyRequest {
  account?: Account;
  /** Set when a browser session signed the request: then a CSRF token is needed to change something. */
  sessionId?: string;
  signedByToken?: boolean;
}

/** Finds out who asks, before the body is read; routes decide later whether that matters. */
@Injectable()
export class Authentication {
  constructor(
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly config: Config,
  ) {}

  /** `__Host-` binds the cookie to this host, but browsers take it over TLS only. */
  get cookieName(): string {
    return this.config.overTls ? '__Host-session' : 'session';
  }

  async recognise(request: SignedRequest): Promise<void> {
    const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.byToken(request, bearer);
    const secret = request.cookies[this.cookieName];
    const session = secret ? await this.sessions.recognise(secret) : null;
    if (!session) return;
    request.account = session.account;
    request.sessionId = session.sessionId;
  }

  remember(reply: FastifyReply, secret: string): void {
    const thirtyDays = 30 * 86_400;
    void reply.setCookie(this.cookieName, secret, { ...this.cookieOptions, maxAge: thirtyDays });
  }

  forget(reply: FastifyReply): void {
    void reply.clearCookie(this.cookieName, this.cookieOptions);
  }

  private get cookieOptions(): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.overTls };
  }

  private async byToken(request: SignedRequest, secret: string): Promise<void> {
    const found = await this.tokens.recognise(secret);
    if (!found) return;
    const scope = SAFE_METHODS.includes(request.method) ? 'read' : 'write';
    const scopes = found.token.scopes;
    const allowed = scopes.includes(scope) || (scope === 'read' && scopes.includes('write'));
    if (!allowed) throw new ScopeMissing(scope);
    request.account = found.account;
    request.signedByToken = true;
  }
}
