import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Authentication, type SignedRequest } from './accounts/authentication.js';
import { IdempotencyService } from './accounts/idempotency/idempotency.service.js';
import { SignInGuard } from './accounts/sign-in.guard.js';
import { AppModule } from './app.module.js';
import { Acts } from './common/acts.js';
import { type Clock, FixedClock, SystemClock } from './common/clock.js';
import type { Config } from './common/config.js';
import { UnitOfWork } from './common/database/unit-of-work.js';
import { templatesFolder } from './common/folders.js';
import { answerUnreadableAddress } from './common/http/unreadable-address.js';
import { registerContentTypes } from './common/http/content-types.js';
import { registerCsrf } from './common/http/csrf.js';
import { registerIdempotency } from './common/http/idempotency.js';
import { InputPipe } from './common/http/input.pipe.js';
import { errorPage } from './common/http/pages/error-page.js';
import { Pages } from './common/http/pages/pages.js';
import { ProblemFilter } from './common/http/problem.filter.js';
import { registerRequestLog } from './common/http/request-log.js';
import { registerSecurityHeaders } from './common/http/security-headers.js';
import { multipartOptions } from './common/http/upload.js';
import { Log } from './common/log.js';
import { DavSignIn } from './dav/dav-sign-in.service.js';
import { DavVerbs } from './dav/dav-verbs.js';
import { registerDav, registerDavMethods, signsInForDav } from './dav/register-dav.js';
import { publishOpenApi } from './openapi.js';

const BODY_BYTES = 1024 * 1024;

export interface Overrides {
  readonly clock?: Clock;
}

/** The whole service, ready to listen or to be asked without a port. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<NestFastifyApplication> {
  const clock = overrides.clock ?? clockOf(config);
  const log = new Log(config.logLevel);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    trustProxy: config.trustProxy,
    genReqId: () => randomUUID(),
    frameworkErrors: answerUnreadableAddress,
    rewriteUrl: (request: IncomingMessage) => withoutBasePath(request.url ?? '/', config.basePath),
  });
  registerDavMethods(adapter.getInstance<FastifyInstance>());
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, clock, log), adapter, {
    logger: false, // our own log says what there is to say, in JSON
    abortOnError: false,
  });
  const filter = new ProblemFilter(log, errorPage(app.get(Pages)));
  const instance = adapter.getInstance<FastifyInstance>();
  await registerHttp(instance, { authentication: app.get(Authentication), acts: app.get(Acts) }, config, log);
  registerIdempotency(instance, app.get(IdempotencyService), app.get(UnitOfWork), log); // after who asks, and whether they may
  await registerDav(instance, { signIn: app.get(DavSignIn), verbs: app.get(DavVerbs), log });
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(filter);
  app.useGlobalGuards(new SignInGuard(app.get(Reflector)));
  app.enableShutdownHooks();
  publishOpenApi(app);
  return app;
}

async function registerHttp(
  instance: FastifyInstance,
  { authentication, acts }: { authentication: Authentication; acts: Acts },
  config: Config,
  log: Log,
): Promise<void> {
  instance.decorate('basePath', config.basePath);
  instance.decorate('uploadLimit', config.uploadLimit);
  registerRequestLog(instance, log);
  instance.addHook('preHandler', (_request, _reply, done) => acts.asOne(done));
  registerContentTypes(instance);
  registerSecurityHeaders(instance, config.overTls);
  await instance.register(cookie, { secret: config.secretKey });
  instance.addHook('onRequest', (request: SignedRequest, _reply, done) => {
    if (isForEverybody(request)) done();
    else authentication.recognise(request).then(() => done(), done);
  });
  await instance.register(multipart, multipartOptions(config.uploadLimit, BODY_BYTES));
  await registerCsrf(instance, new URL(config.baseUrl).origin, config.overTls);
  await instance.register(fastifyStatic, {
    root: join(templatesFolder(), 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  });
}

/** What answers everybody alike (files of the pages, and calendars, whose address is the secret), or signs in by itself. */
function isForEverybody(request: FastifyRequest): boolean {
  const { url } = request;
  return (
    url.startsWith('/assets/') || url.startsWith('/feeds/') || url.startsWith('/.well-known/') || signsInForDav(request)
  );
}

/** The service answers below BASE_URL's path, whether or not a proxy cuts it off. */
function withoutBasePath(url: string, basePath: string): string {
  if (basePath === '' || !(url === basePath || url.startsWith(`${basePath}/`) || url.startsWith(`${basePath}?`)))
    return url;
  const rest = url.slice(basePath.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function clockOf(config: Config): Clock {
  return config.clockNow === null ? new SystemClock() : new FixedClock(config.clockNow);
}
