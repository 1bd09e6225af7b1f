import type { ConnectionProblem } from './connection-problem.js';

/** name: its address was found, and may be reached · reach: somebody answers · the rest says itself. */
export type CheckStep = 'name' | 'reach' | 'tls' | 'sign-in' | 'test-mail' | 'folders';

/** One step of trying a connection, in words of the page that shows it. */
export interface Step {
  readonly server: 'smtp' | 'imap';
  readonly step: CheckStep;
  /** Null: it worked. */
  readonly problem: ConnectionProblem | null;
  /** What the server said, at most 500 characters; null if it said nothing. Never for the log. */
  readonly answer: string | null;
}

/** Where a try ended. */
export interface Ended {
  readonly step: CheckStep;
  readonly problem: ConnectionProblem;
  readonly answer: string;
}

/** Longer answers are cut: servers have been seen to send a page. In characters. */
const MAX_ANSWER = 500;

/**
 * The steps of a try in their order: those that were tried, up to the one at which it ended. What comes after it was not
 * reached, whether `tried` names it or not. Control characters in answers become blanks. Never throws.
 *
 * @example stepsOf('smtp', ['name', 'reach'], { step: 'reach', problem: 'reach', answer: '' }) // name worked, reach did not
 */
export function stepsOf(server: Step['server'], tried: readonly CheckStep[], ended: Ended | null): Step[] {
  const end = ended === null ? -1 : tried.indexOf(ended.step);
  const worked = (end === -1 ? tried : tried.slice(0, end)).map((step) => ({
    server,
    step,
    problem: null,
    answer: null,
  }));
  if (ended === null) return worked;
  const answer = ended.answer.replace(/\p{Cc}+/gu, ' ').trim();
  return [...worked, { server, step: ended.step, problem: ended.problem, answer: answer.slice(0, MAX_ANSWER) || null }];
}

/** The first thing that did not work; null if everything did. Never throws. */
export function troubleOf(steps: readonly Step[]): { step: ConnectionProblem; answer: string } | null {
  const ended = steps.find(({ problem }) => problem !== null);
  return ended?.problem ? { step: ended.problem, answer: ended.answer ?? '' } : null;
}
