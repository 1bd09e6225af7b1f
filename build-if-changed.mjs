/* Builds only if something that goes into the build has changed since the last one: its fingerprint lies in dist/. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;
const stampFile = join(root, 'dist', 'built-from');
const sources = [
  'src',
  'migrations',
  'templates/assets',
  'templates/places',
  'build-assets.mjs',
  'build-places.mjs',
  'nest-cli.json',
  'package-lock.json',
  'tsconfig.build.json',
  'tsconfig.json',
];
/** What the build itself writes among the sources. */
const outputs = new Set(['templates/assets/app.js', 'templates/places/places.bin']);

const fingerprint = fingerprintOf(sources.flatMap(filesUnder));
const last = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
const complete = ['dist/src/main.js', ...outputs].every((file) => existsSync(join(root, file)));

if (last !== fingerprint || !complete) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // A build with a type error still writes dist, so only its exit status counts.
  const { status } = spawnSync(npm, ['run', 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stampFile, fingerprint);
}

function filesUnder(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  const entries = readdirSyncOrNull(whole);
  if (entries === null) return outputs.has(path) ? [] : [path];
  return entries.sort().flatMap((name) => filesUnder(`${path}/${name}`));
}

/** The names in a folder, or null for a file. */
function readdirSyncOrNull(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

function fingerprintOf(files) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
