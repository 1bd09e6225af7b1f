import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../src/common/folders.js';
import { davWorkloads } from './dav.bench.js';
import { draftWorkloads } from './draft.bench.js';
import { draftsWorkloads } from './drafts.bench.js';
import { cadencesWorkloads } from './cadences.bench.js';
import { duplicatesWorkloads } from './duplicates.bench.js';
import { feedWorkloads } from './feed.bench.js';
import { httpWorkloads } from './http.bench.js';
import { exportWorkloads } from './export.bench.js';
import { importWorkloads } from './import.bench.js';
import { ladderWorkloads } from './ladder.bench.js';
import { mailWorkloads } from './mail.bench.js';
import { growthLines, growthOf, remarkLines, table, thisMachine } from './report.js';
import { searchWorkloads } from './search.bench.js';
import { slotsWorkloads } from './slots.bench.js';
import { templatesWorkloads } from './templates.bench.js';
import { tripsWorkloads } from './trips.bench.js';
import { type Measurement, measure } from './workload.js';

/*
 * `npm run bench [-- NAME]`: every workload beside its limit, from the same run; NAME also means those that begin with `NAME-`. Ratios are what we quote; absolute
 * figures belong to the machine they were taken on. No test fails because a machine was busy.
 */
const only = process.argv[2];
const machine = thisMachine();
const measurements: Measurement[] = [];

for (const workload of [
  ...ladderWorkloads,
  ...cadencesWorkloads,
  ...importWorkloads,
  ...exportWorkloads,
  ...duplicatesWorkloads,
  ...draftsWorkloads,
  ...draftWorkloads,
  ...templatesWorkloads,
  ...searchWorkloads,
  ...tripsWorkloads,
  ...slotsWorkloads,
  ...mailWorkloads,
  ...feedWorkloads,
  ...davWorkloads,
  ...httpWorkloads,
]) {
  if (only && workload.name !== only && !workload.name.startsWith(`${only}-`)) continue;
  console.log(`${workload.name}, ${workload.size.toLocaleString('en')}: ${workload.what}`);
  measurements.push(await measure(workload));
}

const growth = growthOf(measurements);
console.log(`\n${table(measurements)}\n\n${growthLines(growth)}\n\n${remarkLines(measurements)}`);
console.log(`\n${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}`);
if (!only) {
  const results = { takenAt: new Date().toISOString(), machine, measurements, growth };
  writeFileSync(join(projectFolder(), 'bench', 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
}
