import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PUBLIC } from '../common/http/current-account.js';
import { SignInNeeded } from './account.errors.js';
import type { SignedRequest } from './authentication.js';

/** Every route needs an account unless it says it is public. Tokens open the API, not the pages. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const mayUseToken = request.url.startsWith('/api/');
    if (!request.account || (request.signedByToken && !mayUseToken)) throw new SignInNeeded();
    return true;
  }
}
