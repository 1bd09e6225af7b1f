import '@fastify/multipart';
import type { FastifyMultipartAttachFieldsToBodyOptions, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { InvalidInput } from '../errors.js';
import { MOST_FILES, TooManyFiles, type UploadLimit } from '../upload-limit.js';

declare module 'fastify' {
  interface FastifyInstance {
    uploadLimit: UploadLimit;
  }
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** It was typed or pasted into the page. */
  readonly pasted?: true;
}

/** What was pasted has no name of its own. */
export const PASTED_NAME = 'pasted.txt';
/** Fields of a form beside its files: the token, the pasted text, a few choices. */
const MOST_FIELDS = 20;

/** Grows with what comes in for one request. */
interface Receiving extends FastifyRequest {
  bytesReceived?: number;
  /** Set by whoever recognises people; nobody else's files are kept in memory. */
  readonly account?: unknown;
}

/** Files are kept in memory as they come, each and all together within the limit; more is let through unread. */
export function multipartOptions(limit: UploadLimit, fieldSize: number): FastifyMultipartAttachFieldsToBodyOptions {
  return {
    attachFieldsToBody: true,
    throwFileSizeLimit: false, // uploadedFiles() says it in its own words
    limits: {
      fileSize: limit.each,
      files: MOST_FILES,
      fields: MOST_FIELDS,
      fieldSize,
      parts: MOST_FILES + MOST_FIELDS,
    },
    async onFile(this: FastifyRequest, part: MultipartFile) {
      const bytes = await received(this, part, limit);
      part.toBuffer = () => Promise.resolve(bytes);
    },
  };
}

async function received(request: Receiving, part: MultipartFile, limit: UploadLimit): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    request.bytesReceived = (request.bytesReceived ?? 0) + chunk.length;
    if (request.account !== undefined && request.bytesReceived <= limit.altogether) chunks.push(chunk);
    else chunks.length = 0;
  }
  return Buffer.concat(chunks);
}

/**
 * The files of a form, read whole, and what was pasted into its field `text`. Throws InvalidInput if there is nothing,
 * FileTooLarge, FilesTooLarge, TooManyFiles.
 */
export async function uploadedFiles(request: FastifyRequest): Promise<UploadedFile[]> {
  const files = [...(await chosenFiles(request)), ...pastedTexts(request)];
  if (files.length > 0) return files;
  throw new InvalidInput([{ pointer: '/file', detail: 'Please choose a file.', code: 'fileNeeded' }]);
}

async function chosenFiles(request: Receiving): Promise<UploadedFile[]> {
  const limit = request.server.uploadLimit;
  const parts = partsOf(request, 'file').filter(isFile);
  if (parts.length > MOST_FILES) throw new TooManyFiles();
  if (parts.some(({ file }) => file.truncated)) throw limit.tooLarge();
  if ((request.bytesReceived ?? 0) > limit.altogether) throw limit.tooMuch();
  const files: UploadedFile[] = [];
  for (const part of parts) {
    const bytes = await part.toBuffer();
    const { filename = '' }: { readonly filename?: string } = part; // its type knows no part without a name
    // browsers send an empty part without a name where no file was chosen; control characters have no business in names
    if (filename !== '' || bytes.length > 0) files.push({ name: filename.replace(/\p{Cc}+/gu, ' '), bytes });
  }
  return files;
}

function pastedTexts(request: FastifyRequest): UploadedFile[] {
  const texts = partsOf(request, 'text').map(valueOf);
  return texts
    .filter((text) => text.trim() !== '')
    .map((text) => ({ name: PASTED_NAME, bytes: Buffer.from(text), pasted: true }));
}

/** Everything that came under one name. */
function partsOf(request: FastifyRequest, name: string): readonly unknown[] {
  const field = (request.body as Record<string, unknown> | null | undefined)?.[name]; // a form, by either parser
  if (field === undefined) return [];
  return Array.isArray(field) ? field : [field];
}

function isFile(part: unknown): part is MultipartFile {
  return typeof part === 'object' && part !== null && 'type' in part && part.type === 'file';
}

/** Plain forms give texts, uploads give parts with a value. */
function valueOf(part: unknown): string {
  const value = typeof part === 'object' && part !== null && 'value' in part ? part.value : part;
  return typeof value === 'string' ? value : '';
}
