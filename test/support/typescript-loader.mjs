import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

/** The source of a file of ours that was never built. */
export async function resolve(specifier, context, next) {
  const url = specifier.startsWith('file:')
    ? specifier
    : specifier.startsWith('.') && context.parentURL?.endsWith('.ts')
      ? new URL(specifier, context.parentURL).href
      : null;
  const source = url?.replace(/\.js$/, '.ts');
  if (source?.endsWith('.ts') && existsSync(fileURLToPath(source)))
    return { url: source, shortCircuit: true, format: 'module' };
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const tsconfigRaw = { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } };
  const { code } = await transform(readFileSync(fileURLToPath(url), 'utf8'), { loader: 'ts', tsconfigRaw });
  return { format: 'module', source: code, shortCircuit: true };
}
