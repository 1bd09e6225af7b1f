import '@fastify/multipart';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { InvalidInput } from '../errors.js';
import { FileTooLarge } from '../upload-limit.js';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The file of a form, read whole. */
export async function uploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  const part = fieldOf(request, 'file') as MultipartFile | undefined; // checked in the next line
  if (!part || part.type !== 'file') {
    throw new InvalidInput([{ pointer: '/file', detail: 'Please choose a file.', code: 'fileNeeded' }]);
  }
  const bytes = await part.toBuffer();
  if (part.file.truncated) throw new FileTooLarge();
  // a name is only shown; control characters in it have no business anywhere
  return { name: part.filename.replace(/\p{Cc}+/gu, ' '), bytes };
}

function fieldOf(request: FastifyRequest, name: string): unknown {
  const field = (request.body as Record<string, unknown> | undefined)?.[name]; // parsed by @fastify/multipart
  return Array.isArray(field) ? field[0] : field;
}
