import { Readable, Writable } from 'node:stream';
import { runProgram } from '../../src/cli/program.js';

/** How a command ended and what it wrote, without white space around it. */
export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A command as somebody types it, run in this process: the same program without the two seconds of a start. */
export async function command(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  const [stdout, stderr] = [new Written(), new Written()];
  const streams = { stdin: Readable.from([Buffer.from(input)]), stdout, stderr };
  const status = await runProgram(['node', 'wiedersehen', ...args], environment, streams);
  return { status, out: stdout.text.trim(), err: stderr.text.trim() };
}

class Written extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
