import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FeedsService } from '../calendar/feeds.service.js';
import { Public } from '../common/http/current-account.js';

const zipped = promisify(gzip);
/** Shorter, and what is saved does not fill a packet. In octets. */
const WORTH_ZIPPING = 1400;
/** Of the tag of the zipped bytes, which are others (RFC 9110, 8.8.3.3). */
const ZIPPED = '.gz';

/** Calendar programs sign in with nothing but the address: it is a secret, and is treated as one. */
@ApiExcludeController()
@Public()
@Controller('feeds')
export class FeedsPages {
  constructor(private readonly feeds: FeedsService) {}

  @Get(':file')
  async read(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const { tag, body } = await this.feeds.read(file.replace(/\.ics$/, ''));
    const { 'if-none-match': known, 'accept-encoding': encodings } = reply.request.headers;
    const isZipped = takesGzip(encodings);
    void reply.headers({
      'cache-control': 'private, must-revalidate, max-age=0',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      vary: 'accept-encoding',
      etag: `"${tag}${isZipped ? ZIPPED : ''}"`,
    });
    if (isKnown(tag, known)) {
      await reply.status(304).send();
      return;
    }
    const octets = await body();
    void reply.type('text/calendar; charset=utf-8');
    if (!isZipped || octets.length < WORTH_ZIPPING) await reply.header('etag', `"${tag}"`).send(octets);
    else await reply.header('content-encoding', 'gzip').send(await zipped(octets, { level: constants.Z_BEST_SPEED }));
  }
}

/** Whether the client has these bytes already, zipped or not (RFC 9110, 13.1.2: weak comparison, proxies add the W/). */
function isKnown(tag: string, ifNoneMatch: string | undefined): boolean {
  if (!ifNoneMatch) return false;
  const own = [`"${tag}"`, `"${tag}${ZIPPED}"`, '*'];
  return ifNoneMatch.split(',').some((known) => own.includes(known.trim().replace(/^W\//, '')));
}

/** RFC 9110, 12.5.3: named, and not with a weight of nothing. */
function takesGzip(encodings: string | string[] | undefined): boolean {
  const wanted = String(encodings ?? '').split(',');
  return wanted.some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one));
}
