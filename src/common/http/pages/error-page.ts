import type { ErrorPage } from '../problem.filter.js';
import type { Problem } from '../problem.js';
import { type Pages, viewerOf } from './pages.js';
import type { Voice } from '../../voice/voice.js';

const MOVED = 308;
const UNAUTHORIZED = 401;
const GONE = 410;
/** Statuses with words of their own; the others are told like their class. */
const TOLD = [400, 403, 404, 409, 413, 429, 500];

/** Failures as a page in the reader's language; whoever is not signed in is shown the door first, and comes back here. */
export function errorPage(pages: Pages): ErrorPage {
  return async (request, reply, problem) => {
    if (problem.status === UNAUTHORIZED && !viewerOf(request)) {
      const next = request.method === 'GET' && request.url !== '/' ? `?next=${encodeURIComponent(request.url)}` : '';
      return pages.redirect(reply, `/sign-in${next}`);
    }
    if (problem.status === MOVED) return void (await reply.status(MOVED).send()); // the address is in its header
    const voice = pages.voice(reply);
    const told = toldStatus(problem.status);
    const title = voice.say(`error.${told}.title`);
    const view = {
      status: problem.status,
      title,
      lead: leadOf(problem, told, voice),
      requestId: told === 500 ? request.id : null,
    };
    await pages.show(reply, { name: 'error', title, status: problem.status, view });
  };
}

function leadOf(problem: Problem, told: number, voice: Voice): string {
  const key = `problem.${problem.name}`;
  return told === 500 || !voice.has(key) ? voice.say(`error.${told}.lead`) : voice.say(key, problem.params);
}

function toldStatus(status: number): number {
  if (TOLD.includes(status)) return status;
  if (status === GONE) return 404;
  return status < 500 ? 400 : 500;
}
