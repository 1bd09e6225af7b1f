import { inspectOwnTemplate, MOST_BYTES } from '../src/outreach/own-templates/read-own-template.js';
import type { PreparedWorkload, Workload } from './workload.js';

/** "Hostile templates cost under 250 ms" each. */
const GOAL_MS = 250;

const full = (piece: string): string => piece.repeat(Math.floor(MOST_BYTES / piece.length));
/** The texts that keep a reader busy longest: as long as a template may be, and full of what it has to look at. */
const hostile = [
  '{{#if city}}'.repeat(400) + '{{/if}}'.repeat(400),
  full('{{city}}'),
  full('{{city}}\n'),
  full('{'),
  full('{{cittty}}\n'),
];

export const templatesWorkloads: readonly Workload[] = [
  {
    name: 'templates',
    size: hostile.length,
    what: 'reads hostile templates of 8 kB; limit: one pass over their letters',
    goalRatio: 100,
    rounds: 15,
    prepare,
  },
];

function prepare(): Promise<PreparedWorkload> {
  let slowest = 0;
  return Promise.resolve({
    project: async (): Promise<void> => {
      for (const source of hostile) {
        const start = performance.now();
        inspectOwnTemplate(source);
        slowest = Math.max(slowest, performance.now() - start);
      }
      return Promise.resolve();
    },
    limit: () => hostile.reduce((count, source) => count + (source.match(/[^{}]/gu)?.length ?? 0), 0),
    get remark(): string {
      return `the slowest took ${Math.round(slowest)} ms (goal: ${GOAL_MS})`;
    },
    close: () => Promise.resolve(),
  });
}
