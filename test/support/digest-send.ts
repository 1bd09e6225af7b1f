import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** `digest send` as a process of its own, of the built service, killed after so long; gives the signal that ended it. */
export function digestSend(
  environment: Readonly<Record<string, string>>,
  killedAfterMs: number | null = null,
): Promise<string | null> {
  const child = spawn(process.execPath, [join(root, 'dist', 'src', 'cli.js'), 'digest', 'send'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: 'ignore',
  });
  const end = killedAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killedAfterMs);
  return new Promise((resolve) =>
    child.once('exit', (_, signal) => {
      if (end) clearTimeout(end);
      resolve(signal);
    }),
  );
}
