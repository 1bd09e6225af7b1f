import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const assetNames = ['app.css', 'app.js', 'icons.svg'] as const;

/** Addresses of the assets with a hash of their content, so that browsers may keep them for a year. */
export function assetUrls(templates: string, base: string): Readonly<Record<string, string>> {
  const urls: Record<string, string> = {};
  for (const name of assetNames) {
    const file = join(templates, 'assets', name);
    // app.js is made by `npm run build`; pages work without it
    if (!existsSync(file)) continue;
    const version = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
    urls[name] = `${base}/assets/${name}?v=${version}`;
  }
  return urls;
}
