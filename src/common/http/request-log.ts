import type { FastifyInstance } from 'fastify';
import type { Log } from '../log.js';

/** One line per answer: the route's pattern, never its address: that may hold a secret or what somebody searched for. */
export function registerRequestLog(instance: FastifyInstance, log: Log): void {
  instance.addHook('onResponse', (request, reply, done) => {
    log.info('request', {
      request: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
}
