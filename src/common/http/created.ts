import type { FastifyReply } from 'fastify';

/** 201 with the address of what was made; hand `reply` in through `@Res({ passthrough: true })`. */
export function created<T>(reply: FastifyReply, path: string, body: T): T {
  void reply.status(201).header('location', `/api/v1${path}`);
  return body;
}
