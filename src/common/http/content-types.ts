import type { FastifyInstance } from 'fastify';
import { UnsupportedMediaType } from '../errors.js';

/** The one address of the API that takes files. */
const TAKES_FILES = /^\/api\/v1\/imports\/?(?:\?|$)/;

/**
 * The API speaks JSON. Forms, uploads and plain text are what another site can send without asking the browser first
 * (CORS "simple" requests), so they are refused before they are read.
 */
export function registerContentTypes(instance: FastifyInstance): void {
  instance.removeContentTypeParser('text/plain');
  instance.addHook('onRequest', (request, _reply, done) => {
    const type = (request.headers['content-type'] ?? '').toLowerCase();
    const isForm = type.startsWith('application/x-www-form-urlencoded');
    const isUpload = type.startsWith('multipart/') && !TAKES_FILES.test(request.url);
    done(request.url.startsWith('/api/') && (isForm || isUpload) ? new UnsupportedMediaType() : undefined);
  });
}
