import { latestOf } from '../../../common/local-date.js';
import type { Direction } from '../../../interactions/domain/words.js';
import type { ParsedTalk } from '../../domain/parsed-contact.js';
import { day, flag, isFields, line, paragraphs } from '../fields.js';
import type { Fields, MonicaPerson } from '../monica-account.js';

/**
 * The contacts that Monica knows of: calls, activities, conversations (how many messages and who wrote last, never their
 * text), and the day of "last talked to" where nothing else is as late. What has no day is none. Never throws.
 * Source: imports.md, 5.5.
 *
 * @example monicaTalks(greta)[0] // { on: '2021-06-01', channel: 'call', direction: 'outbound', count: 1, ... }
 */
export function monicaTalks({ properties, things }: MonicaPerson): ParsedTalk[] {
  const of = (type: string, talk: (fields: Fields) => ParsedTalk | null): ParsedTalk[] =>
    (things.get(type) ?? []).map(talk).filter((found) => found !== null);
  const talks = [...of('call', call), ...of('activity', activity), ...of('conversation', conversation)];
  const last = day(properties, 'last_talked_to');
  const known = latestOf(...talks.map(({ on }) => on));
  if (last === null || (known !== null && known >= last)) return talks;
  return [...talks, { on: last, channel: 'other', direction: 'mutual', summary: null, count: 1 }];
}

function call(fields: Fields): ParsedTalk | null {
  const on = day(fields, 'called_at');
  const direction = flag(fields, 'contact_called') ? 'inbound' : 'outbound';
  return on === null
    ? null
    : { on, channel: 'call', direction, summary: summary(paragraphs(fields, 'content')), count: 1 };
}

function activity(fields: Fields): ParsedTalk | null {
  const on = day(fields, 'happened_at');
  const told = summary(line(fields, 'summary'), paragraphs(fields, 'description')) ?? line(fields, 'type');
  return on === null ? null : { on, channel: 'other', direction: 'mutual', summary: told, count: 1 };
}

/** Older files of SQL have no day for the conversation itself. */
function conversation(fields: Fields): ParsedTalk | null {
  const messages = messagesOf(fields);
  const last = messages.reduce<Message | null>((a, b) => (a && (a.at ?? '') > (b.at ?? '') ? a : b), null);
  const on = latestOf(day(fields, 'happened_at'), ...messages.map(({ on: day }) => day)) ?? day(fields, 'created_at');
  return on === null
    ? null
    : { on, channel: 'message', direction: last?.direction ?? 'mutual', summary: null, count: messages.length || 1 };
}

interface Message {
  readonly at: string | null;
  readonly on: string | null;
  readonly direction: Direction;
}

function messagesOf(fields: Fields): Message[] {
  const messages: readonly unknown[] = Array.isArray(fields.messages) ? (fields.messages as unknown[]) : [];
  return messages.filter(isFields).map((message) => {
    const told = isFields(message.properties) ? message.properties : message;
    const direction = flag(told, 'written_by_me') ? 'outbound' : 'inbound';
    return { at: line(told, 'written_at'), on: day(told, 'written_at'), direction };
  });
}

function summary(...texts: readonly (string | null)[]): string | null {
  const told = texts.filter((text) => text !== null).join('\n');
  return told === '' ? null : told;
}
