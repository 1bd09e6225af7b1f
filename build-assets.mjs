import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** Bundles the pages' one script: htmx and the few lines of our own. Run by `npm run build`. */
const outfile = 'templates/assets/app.js';
const LIMIT_BYTES = 25_000; // gzipped; a phone on a slow network loads it in a second

await build({
  entryPoints: ['templates/assets/app.ts'],
  bundle: true,
  minify: true,
  outfile,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
});
const bytes = gzipSync(readFileSync(outfile)).length;
console.log(`${outfile} ${bytes} bytes gzipped`);
if (bytes > LIMIT_BYTES) throw new Error(`${outfile} is larger than ${LIMIT_BYTES} bytes gzipped`);
