import type { PageOf } from '../../common/cursor.js';
import { type Fields, type FormProblem, textOf, textsOf } from '../../common/http/pages/form.js';
import type { Voice } from '../../common/voice/voice.js';
import { wantedEventNames } from '../../webhooks/domain/words.js';
import { isRepeatable } from '../../webhooks/webhook-deliveries.service.js';
import type { WebhookDelivery } from '../../webhooks/webhook-delivery.entity.js';
import type { Webhook } from '../../webhooks/webhook.entity.js';
import { optionsOf } from './options.view.js';

export interface WebhookForm {
  readonly fields?: Fields;
  readonly problem?: FormProblem;
  /** Just made: shown this once. */
  readonly secret?: string;
}

interface ShownWebhook {
  readonly webhook: Webhook;
  /** Null: the address does not open any more. */
  readonly host: string | null;
}

/** All of them, and the form for one more. */
export function webhooksView(
  voice: Voice,
  shown: readonly ShownWebhook[],
  { fields, problem, secret }: WebhookForm,
): object {
  const rows = shown.map(({ webhook, host }) => ({
    id: webhook.id,
    label: webhook.label,
    what: [hostWords(voice, host), activeWords(voice, webhook)].join(' · '),
  }));
  const once = secret && { secret, label: voice.say('webhooks.secret'), note: voice.say('webhooks.secret-once') };
  return { webhooks: rows, once, problem, form: formOf(voice, fields, null) };
}

/** One of them: to change it, and what it was told. */
export function webhookView(
  voice: Voice,
  { webhook, host, deliveries, isFirst }: ShownWebhook & { deliveries: PageOf<WebhookDelivery>; isFirst: boolean },
  { fields, problem }: WebhookForm,
): object {
  const active = fields ? textOf(fields, 'active') : webhook.active ? 'on' : 'off';
  return {
    id: webhook.id,
    label: webhook.label,
    isActive: webhook.active,
    where: hostWords(voice, host),
    problem,
    form: formOf(voice, fields, webhook),
    states: optionsOf(['on', 'off'], active, (code) => voice.say(`webhooks.active.${code}`)),
    rows: deliveries.items.map((delivery) => rowOf(voice, webhook, delivery)),
    more: deliveries.nextCursor,
    isFirst,
  };
}

function formOf(voice: Voice, fields: Fields | undefined, webhook: Webhook | null): object {
  const events = fields ? textsOf(fields, 'events') : (webhook?.events ?? wantedEventNames);
  return {
    label: fields ? textOf(fields, 'label') : (webhook?.label ?? null),
    url: textOf(fields ?? {}, 'url'),
    isNew: webhook === null,
    events: optionsOf(wantedEventNames, [...events], (name) => eventWords(voice, name)),
  };
}

function rowOf(voice: Voice, webhook: Webhook, delivery: WebhookDelivery): object {
  const { id, event, createdAt, answer, payload } = delivery;
  return {
    id,
    webhookId: webhook.id,
    event: eventWords(voice, event),
    createdAt,
    when: whenOf(voice, createdAt),
    state: stateOf(voice, delivery),
    answer,
    payload,
    again: webhook.active && isRepeatable(delivery),
  };
}

function stateOf(voice: Voice, { state, status, problem, nextTryAt, triedAt, createdAt }: WebhookDelivery): string {
  if (state === 'sent') return voice.say('webhooks.sent', { when: whenOf(voice, triedAt ?? createdAt) });
  const why = problem === null ? [] : [voice.say(`webhooks.why.${problem}`, { status: status ?? 0 })];
  if (state === 'stopped') return [voice.say('webhooks.stopped'), ...why].join(' ');
  if (problem === null || nextTryAt === null) return voice.say('webhooks.waiting');
  return [...why, voice.say('webhooks.next', { when: whenOf(voice, nextTryAt) })].join(' ');
}

function eventWords(voice: Voice, name: string): string {
  return voice.say(`webhooks.event.${name.replace('.', '-')}`);
}

function hostWords(voice: Voice, host: string | null): string {
  return host ?? voice.say('webhooks.unreadable');
}

function activeWords(voice: Voice, { active, events }: Webhook): string {
  if (!active) return voice.say('webhooks.is-off');
  return voice.list(events.map((name) => eventWords(voice, name)));
}

/** "heute, 08:30" */
function whenOf(voice: Voice, instant: string): string {
  return voice.say('delivery.when', { day: voice.soon(voice.dayOf(instant)), time: voice.time(instant) });
}
