/** One thing that people wait for, measured beside the least it could cost: the same question in raw SQL, no framework. */
export interface Workload {
  /** Workloads of one name and several sizes show how the cost grows. */
  readonly name: string;
  /** How many contacts or rows it works on. */
  readonly size: number;
  /** What one run does, in a sentence. */
  readonly what: string;
  /** The project may cost at most so many times the limit; source: performance.md. */
  readonly goalRatio: number;
  /** At the largest size it may take at most so many times as long as at the smallest. */
  readonly goalGrowth?: number;
  /** Measured runs of each side. */
  readonly rounds: number;
  /** Runs that make up one figure, for what is too short for the clock. */
  readonly repeats?: number;
  /** Seeds its own data: the same on every machine. */
  readonly prepare: () => Promise<PreparedWorkload>;
}

export interface PreparedWorkload {
  readonly project: () => Promise<unknown>;
  readonly limit: () => unknown;
  /** Before each run of either side, outside the measured time. */
  readonly reset?: () => unknown;
  /** What is counted, in ms: the time that passes, unless the CPU of this process says more. */
  readonly clock?: () => number;
  /** How many are done by one call of either side. */
  readonly batch?: number;
  /** What else is worth knowing about the project's side. */
  readonly remark?: string;
  readonly close: () => Promise<void>;
}

/** Milliseconds of one run. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Measurement {
  readonly workload: Pick<Workload, 'name' | 'size' | 'what' | 'goalRatio' | 'goalGrowth'>;
  readonly project: Spread;
  readonly limit: Spread;
  readonly ratio: number;
  readonly remark?: string;
}

/** Alternates project and limit (A B A B), so that a busy neighbour slows both. The first pair only warms up. */
export async function measure(workload: Workload): Promise<Measurement> {
  const { name, size, what, goalRatio, goalGrowth } = workload;
  const prepared = await workload.prepare();
  const project: number[] = [];
  const limit: number[] = [];
  try {
    for (let round = 0; round <= workload.rounds; round += 1) {
      const ours = await timed(prepared, prepared.project, workload.repeats);
      const least = await timed(prepared, prepared.limit, workload.repeats);
      if (round > 0) project.push(ours);
      if (round > 0) limit.push(least);
    }
  } finally {
    await prepared.close();
  }
  const spreads = { project: spreadOf(project), limit: spreadOf(limit) };
  const about = { name, size, what, goalRatio, ...(goalGrowth === undefined ? {} : { goalGrowth }) };
  const ratio = spreads.project.median / spreads.limit.median;
  const { remark } = prepared;
  return { workload: about, ...spreads, ratio, ...(remark === undefined ? {} : { remark }) };
}

async function timed(prepared: PreparedWorkload, run: () => unknown, repeats = 1): Promise<number> {
  await prepared.reset?.();
  const { clock = () => performance.now(), batch = 1 } = prepared;
  const start = clock();
  for (let repeat = 0; repeat < repeats; repeat += 1) await run();
  return (clock() - start) / repeats / batch;
}

function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  const median = middle.reduce((sum, figure) => sum + figure, 0) / middle.length;
  return { median, min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN };
}
