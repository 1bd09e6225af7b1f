import { arch, cpus, totalmem, type } from 'node:os';
import type { Measurement, Spread } from './workload.js';

const BYTES_PER_GIB = 2 ** 30;

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
}

/** How one workload's time grows from its smallest to its largest size. */
export interface Growth {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly times: number;
  readonly goal: number | null;
}

export function thisMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / BYTES_PER_GIB),
    system: `${type()} ${arch()}`,
    node: process.version,
  };
}

export function growthOf(measurements: readonly Measurement[]): Growth[] {
  const names = [...new Set(measurements.map(({ workload }) => workload.name))];
  return names.flatMap((name) => {
    const ofName = measurements.filter(({ workload }) => workload.name === name);
    const [smallest] = ofName;
    const largest = ofName.at(-1);
    if (!smallest || !largest || smallest === largest) return [];
    return {
      name,
      from: smallest.workload.size,
      to: largest.workload.size,
      times: largest.project.median / smallest.project.median,
      goal: largest.workload.goalGrowth ?? null,
    };
  });
}

const header = ['workload', 'size', 'project ms (min-max)', 'limit ms (min-max)', 'ratio', 'goal'];

/** What else was seen, a line each. */
export function remarkLines(measurements: readonly Measurement[]): string {
  return measurements
    .flatMap(({ workload: { name, size }, remark }) =>
      remark ? `${name}, ${size.toLocaleString('en')}: ${remark}` : [],
    )
    .join('\n');
}

/** A table for the terminal. */
export function table(measurements: readonly Measurement[]): string {
  const lines = measurements.map(({ workload, project, limit, ratio }) => [
    workload.name,
    workload.size.toLocaleString('en'),
    spread(project),
    spread(limit),
    ratio.toFixed(1),
    `${verdict(ratio, workload.goalRatio)} ${workload.goalRatio}`,
  ]);
  return aligned([header, ...lines]);
}

export function growthLines(growths: readonly Growth[]): string {
  return growths
    .map(({ name, from, to, times, goal }) => {
      const wanted = goal === null ? '' : ` (goal ${verdict(times, goal)} ${goal})`;
      return `${name}: ${to.toLocaleString('en')} take ${times.toFixed(1)} times as long as ${from.toLocaleString('en')}${wanted}`;
    })
    .join('\n');
}

function verdict(figure: number, goal: number): string {
  return figure <= goal ? 'within' : 'beyond';
}

function spread({ median, min, max }: Spread): string {
  return `${precise(median)} (${precise(min)}-${precise(max)})`;
}

function precise(ms: number): string {
  return ms.toFixed(ms < 1 ? 3 : ms < 100 ? 1 : 0);
}

function aligned(lines: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
