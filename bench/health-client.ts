import { get } from 'node:http';

/* Asks /healthz again and again from a process of its own, and tells the slowest answer when it is asked to stop. */

const EVERY_MS = 20;

interface Order {
  /** Where to ask; without it, the asking ends. */
  readonly url?: string;
}

let goesOn = false;
let slowest = 0;

async function askOn(url: string): Promise<void> {
  while (goesOn) {
    const start = performance.now();
    await answered(url);
    slowest = Math.max(slowest, performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  process.send?.({ slowest });
}

function answered(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // a connection of its own each time: one that is kept may be closed while the service is busy
    const request = get(url, { agent: false }, (answer) => answer.resume().on('end', resolve).on('error', reject));
    request.on('error', reject);
  });
}

process.on('message', ({ url }: Order) => {
  goesOn = url !== undefined;
  if (url === undefined) return;
  slowest = 0;
  askOn(url).catch((error: unknown) => process.send?.({ error: String(error) }));
});
