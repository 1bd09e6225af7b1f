import { Agent, request as send } from 'node:http';

/* Asks a service over keep-alive connections, in a process of its own: what asking costs must not count as ours. */

export interface Asking {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly count: number;
  readonly connections: number;
  /** GET, if nothing is said. */
  readonly method?: string;
  readonly body?: string;
}

export interface Asked {
  /** Of each request, in ms. */
  readonly times: readonly number[];
  /** Of one answer's body. */
  readonly bytes: number;
}

async function ask(asking: Asking): Promise<Asked> {
  const { count, connections } = asking;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let bytes = 0;
  let left = count;
  const oneAfterTheOther = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const start = performance.now();
      bytes = await sizeOf(asking, agent);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, oneAfterTheOther));
  agent.destroy();
  return { times, bytes };
}

/** The last is a multistatus (RFC 4918, 11.1). */
const WELL: ReadonlySet<number> = new Set([200, 304, 207]);

function sizeOf({ url, headers, method = 'GET', body }: Asking, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = send(url, { agent, headers, method }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => {
        if (WELL.has(answer.statusCode ?? 0)) resolve(bytes);
        else reject(new Error(`${url} answers ${answer.statusCode ?? 'nothing'}`));
      });
      answer.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

process.on('message', (asking: Asking) => {
  ask(asking).then(
    (asked) => process.send?.(asked),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
