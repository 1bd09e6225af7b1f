import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FeedsService } from '../calendar/feeds.service.js';
import { Public } from '../common/http/current-account.js';

/** Calendar programs sign in with nothing but the address: it is a secret, and is treated as one. */
@ApiExcludeController()
@Public()
@Controller('feeds')
export class FeedsPages {
  constructor(private readonly feeds: FeedsService) {}

  @Get(':file')
  async read(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const { body, etag } = await this.feeds.read(file.replace(/\.ics$/, ''));
    void reply
      .header('cache-control', 'private, must-revalidate, max-age=0')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex')
      .header('etag', etag);
    if (isKnown(etag, reply.request.headers['if-none-match'])) await reply.status(304).send();
    else await reply.type('text/calendar; charset=utf-8').send(body);
  }
}

/** Whether the client has these bytes already (RFC 9110, 13.1.2: weak comparison, proxies add the W/). */
function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  return (ifNoneMatch ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === etag);
}
