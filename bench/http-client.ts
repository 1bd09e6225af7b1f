import { Agent, get } from 'node:http';

/* Asks a service over keep-alive connections, in a process of its own: what asking costs must not count as ours. */

export interface Asking {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly count: number;
  readonly connections: number;
}

export interface Asked {
  /** Of each request, in ms. */
  readonly times: readonly number[];
  /** Of one answer's body. */
  readonly bytes: number;
}

async function ask({ url, headers, count, connections }: Asking): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let bytes = 0;
  let left = count;
  const oneAfterTheOther = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const start = performance.now();
      bytes = await sizeOf(url, headers, agent);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, oneAfterTheOther));
  agent.destroy();
  return { times, bytes };
}

function sizeOf(url: string, headers: Asking['headers'], agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => {
        if (answer.statusCode === 200 || answer.statusCode === 304) resolve(bytes);
        else reject(new Error(`${url} answers ${answer.statusCode ?? 'nothing'}`));
      });
      answer.on('error', reject);
    });
    request.on('error', reject);
  });
}

process.on('message', (asking: Asking) => {
  ask(asking).then(
    (asked) => process.send?.(asked),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
