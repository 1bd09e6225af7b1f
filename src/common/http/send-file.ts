import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

export interface FileToSend {
  readonly fileName: string;
  readonly contentType: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;
}

/** Pieces read ahead while the network takes one: some 500 kB each. */
const PIECES_AHEAD = 2;

/** Sends a file while it is being made: as fast as the client takes it, and no further than it stays. */
export async function sendFile(reply: FastifyReply, { fileName, contentType, pieces }: FileToSend): Promise<void> {
  await reply
    .header('content-type', contentType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(pieces, { objectMode: true, highWaterMark: PIECES_AHEAD }));
}
