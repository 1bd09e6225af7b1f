import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, Moved, NotFound } from '../errors.js';
import type { Log } from '../log.js';
import { type Problem, problemOf } from './problem.js';

export type ErrorPage = (request: FastifyRequest, reply: FastifyReply, problem: Problem) => Promise<void>;

/** Problem+json under /api/, an HTML page elsewhere. The only catch-all of the service. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly errorPage: ErrorPage,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const error = asSeenFrom(request, thrown);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) this.log.error('request.unexpected', error, { request: request.id });
    const retryAfter = error instanceof AppError ? error.params['seconds'] : undefined;
    if (problem.status === 429 && retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    if (error instanceof Moved) void reply.header('location', movedAddress(request, error));
    if (!isForPrograms(request)) return this.errorPage(request, reply, problem);
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="wiedersehen"');
    const { name: _, params: __, errors, ...body } = problem;
    const fields = errors?.map(({ pointer, detail }) => ({ pointer, detail }));
    await reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify({ ...body, ...(fields ? { errors: fields } : {}) }));
  }
}

/** From a body nobody can be sent on: what was named there is not there. */
function asSeenFrom({ url }: FastifyRequest, error: unknown): unknown {
  return error instanceof Moved && !url.includes(error.fromId) ? new NotFound('person') : error;
}

/** The address that was asked for, as the client sees it, with the id that holds now. */
function movedAddress({ url, server }: FastifyRequest, { fromId, toId }: Moved): string {
  return server.basePath + url.replaceAll(fromId, toId);
}

function isForPrograms(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || request.url.startsWith('/dav/');
}
