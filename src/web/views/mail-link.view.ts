import type { Account } from '../../accounts/account.entity.js';
import type { FollowedLink, LinkTopic } from '../../answers/followed-link.js';
import type { Page } from '../../common/http/pages/pages.js';
import type { Voice } from '../../common/voice/voice.js';
import { dayAndMonth } from './entry.view.js';
import { nameOf } from './person-words.view.js';

const NOT_FOUND = 404;
const CONFLICT = 409;
const GONE = 410;

type State = FollowedLink['state'];

const statusOf: Readonly<Partial<Record<State, number>>> = {
  unknown: NOT_FOUND,
  gone: NOT_FOUND,
  expired: GONE,
  overtaken: CONFLICT,
};

/** Whose link it is, where it is anybody's. */
export function linkAccount(link: FollowedLink): Account | null {
  if (link.state === 'unknown') return null;
  return 'topic' in link ? link.topic.account : link.account;
}

/** What a link does, or has done, in a few words that show nobody but the person it is about. */
export function mailLinkPage(voice: Voice, link: FollowedLink): Page {
  const view = 'topic' in link ? topicView(voice, link) : deadEndView(voice, link.state);
  const status = statusOf[link.state] ?? 200;
  return {
    name: 'mail-link',
    title: view.title,
    alone: { locale: voice.locale },
    status,
    view: { ...view, day: dayAndMonth(voice) },
  };
}

interface LinkView {
  readonly title: string;
  readonly lead: string | null;
  /** The one button, as long as there is something to do. */
  readonly button: string | null;
  readonly canBeUndone: boolean;
}

/** What never was, and what has had its time, look the same: nobody learns which. */
function deadEndView(voice: Voice, state: 'unknown' | 'expired' | 'gone' | 'overtaken'): LinkView {
  const words = state === 'unknown' ? 'expired' : state;
  const title = voice.say(`mail-link.${words}.title`);
  return { title, lead: voice.say(`mail-link.${words}.lead`), button: null, canBeUndone: false };
}

function topicView(voice: Voice, link: Extract<FollowedLink, { topic: LinkTopic }>): LinkView {
  const { topic } = link;
  const { verb } = topic;
  if (link.state === 'open') {
    const button = voice.say(`mail-link.button.${verb}`);
    const title = topic.person ? nameOf(voice, topic.person) : voice.say(`mail-link.title.${verb}`);
    return { title, lead: sentence(voice, 'ask', topic), button, canBeUndone: false };
  }
  if (link.state === 'undone') {
    const lead = voice.say('mail-link.undone.lead');
    return { title: voice.say('mail-link.undone.title'), lead, button: null, canBeUndone: false };
  }
  const isStop = verb === 'stop';
  const title = voice.say(isStop ? 'mail-link.stopped.title' : `mail-link.${link.state}.title`);
  const lead = link.state === 'done' || isStop ? sentence(voice, 'done', topic) : null;
  return { title, lead, button: null, canBeUndone: link.canBeUndone };
}

/** The person, the day and the kind of line are only said where the sentence has a place for them. */
function sentence(voice: Voice, when: 'ask' | 'done', { verb, kind, person, until }: LinkTopic): string {
  const name = person ? nameOf(voice, person) : 'none';
  const day = until === null ? 'none' : voice.day(until);
  return voice.say(`mail-link.${when}.${verb}`, { name, day, kind: kind ?? 'none' });
}
