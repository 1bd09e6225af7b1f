import type { FastifyInstance } from 'fastify';
import { UnsupportedMediaType } from '../errors.js';

/** The addresses of the API that take files. */
const TAKES_FILES = /^\/api\/v1\/(?:imports|past-events\/file)\/?(?:\?|$)/;

/** Links in mails: mail programs post what they like to them (RFC 8058), and only the form of the page is read. */
const TAKES_ANYTHING = /^\/m\//;
const FORM = 'application/x-www-form-urlencoded';
const UNREAD = 'application/x-unread';

/**
 * The API speaks JSON. Forms, uploads and plain text are what another site can send without asking the browser first
 * (CORS "simple" requests), so they are refused before they are read.
 */
export function registerContentTypes(instance: FastifyInstance): void {
  instance.removeContentTypeParser('text/plain');
  instance.addContentTypeParser(UNREAD, { parseAs: 'buffer' }, (_request, _body, done) => done(null, undefined));
  instance.addHook('onRequest', (request, _reply, done) => {
    const type = (request.headers['content-type'] ?? '').toLowerCase();
    const isForm = type.startsWith(FORM);
    if (request.method === 'POST' && TAKES_ANYTHING.test(request.url))
      request.headers['content-type'] = isForm ? FORM : UNREAD;
    const isUpload = type.startsWith('multipart/') && !TAKES_FILES.test(request.url);
    done(request.url.startsWith('/api/') && (isForm || isUpload) ? new UnsupportedMediaType() : undefined);
  });
}
