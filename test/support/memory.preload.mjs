/*
 * Loaded before the service by a test: tells on request what the service holds once all garbage is collected. The pages
 * that an allocator keeps for later are not counted, so that a busy machine changes nothing.
 */

process.on('message', async () => {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20)); // what is freed beside the heap is freed a little later
  }
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
});
process.channel?.unref(); // so that the service ends as it would without
