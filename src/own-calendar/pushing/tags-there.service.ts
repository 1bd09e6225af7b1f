import { Injectable } from '@nestjs/common';
import { CaldavClient, type DavSignIn } from '../../calendar-accounts/caldav/caldav-client.js';
import { tagsMultigetBody } from '../../calendar-accounts/caldav/dav-bodies.js';
import { propOf } from '../../calendar-accounts/caldav/multistatus.js';
import { dav, textOf } from '../../common/xml/xml-element.js';
import { chunked } from '../../common/chunked.js';
import { stopwatch } from '../../common/stopwatch.js';
import type { PushedEvent } from '../pushed-event.entity.js';
import { strongTag } from './event-there.service.js';

/** Events asked for in one message. */
const AT_ONCE = 100;

interface Asking {
  readonly signIn: DavSignIn;
  readonly calendar: string;
  /** By the stopwatch, in ms: what is not asked for by then counts as untouched. */
  readonly until: number;
}

/** Which of our events somebody has touched in their calendar. */
@Injectable()
export class TagsThere {
  constructor(private readonly client: CaldavClient) {}

  /** Those with another tag, or gone. What a server says nothing about counts as untouched. Throws CaldavEnded. */
  async touched({ signIn, calendar, until }: Asking, events: readonly PushedEvent[]): Promise<PushedEvent[]> {
    const touched: PushedEvent[] = [];
    for (const some of chunked(events, AT_ONCE)) {
      if (stopwatch() > until) break;
      const tags = await this.tags(signIn, calendar, some);
      touched.push(...some.filter(({ href, etag }) => tags.has(pathOf(href)) && tags.get(pathOf(href)) !== etag));
    }
    return touched;
  }

  /** By path; null: it is not there. */
  private async tags(
    signIn: DavSignIn,
    calendar: string,
    events: readonly PushedEvent[],
  ): Promise<ReadonlyMap<string, string | null>> {
    const body = tagsMultigetBody(events.map(({ href }) => pathOf(href)));
    const message = { url: calendar, method: 'REPORT', headers: { depth: '1' }, body } as const;
    const { responses, url } = await this.client.ask(signIn, message);
    return new Map(
      responses.flatMap((response): [string, string | null][] => {
        if (!URL.canParse(response.href, url)) return []; // of nobody we asked for
        const path = pathOf(new URL(response.href, url).href);
        const tag = textOf(propOf(response, dav('getetag')));
        if (tag !== null) return [[path, strongTag(tag)]];
        return response.status === 404 ? [[path, null]] : [];
      }),
    );
  }
}

function pathOf(href: string): string {
  return new URL(href).pathname;
}
