/*
 * Asks /healthz again and again from a process of its own: what a test does meanwhile must not count. A message with an
 * address begins, any other one ends it and is answered with the slowest answer in ms.
 */
const EVERY_MS = 25;
let address = null;
let slowest = 0;
let asking = Promise.resolve();

async function ask() {
  while (address !== null) {
    const start = performance.now();
    const { status } = await fetch(address);
    slowest = status === 200 ? Math.max(slowest, performance.now() - start) : Number.MAX_SAFE_INTEGER;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

process.on('message', async ({ url }) => {
  if (url !== undefined) {
    slowest = 0;
    address = url;
    asking = ask();
    return;
  }
  address = null;
  await asking;
  process.send(slowest);
});
process.on('disconnect', () => process.exit());
