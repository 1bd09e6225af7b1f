import { Module } from '@nestjs/common';
import { AccountsService } from './accounts.service.js';
import { AccountsStore } from './accounts.store.js';
import { Authentication } from './authentication.js';
import { IdempotencyService } from './idempotency/idempotency.service.js';
import { IdempotentRequestsStore } from './idempotency/idempotent-requests.store.js';
import { PasswordService } from './password.service.js';
import { SessionsService } from './sessions.service.js';
import { SessionsStore } from './sessions.store.js';
import { SetupService } from './setup.service.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { TokensService } from './tokens.service.js';
import { TokensStore } from './tokens.store.js';

@Module({
  providers: [
    AccountsStore,
    AccountsService,
    Authentication,
    IdempotencyService,
    IdempotentRequestsStore,
    PasswordService,
    SessionsStore,
    SessionsService,
    SetupService,
    SignInThrottle,
    TokensStore,
    TokensService,
  ],
  exports: [
    AccountsService,
    Authentication,
    IdempotencyService,
    PasswordService,
    SessionsService,
    SetupService,
    SignInThrottle,
    TokensService,
  ],
})
export class AccountsModule {}
