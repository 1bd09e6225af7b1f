import type { FastifyReply } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** The path that BASE_URL carries, or ''. */
    basePath: string;
  }
}

/** The address of something in the API, as a client outside sees it. */
export function apiPath(reply: FastifyReply, path: string): string {
  return `${reply.server.basePath}/api/v1${path}`;
}

/** 201 with the address of what was made; hand `reply` in through `@Res({ passthrough: true })`. */
export function created<T>(reply: FastifyReply, path: string, body: T): T {
  void reply.status(201).header('location', apiPath(reply, path));
  return body;
}

/** The same, with a secret in the answer that is shown this once and kept nowhere. */
export function createdSecret<T>(reply: FastifyReply, path: string, body: T): T {
  reply.request.answerIsSecret = true;
  return created(reply, path, body);
}
