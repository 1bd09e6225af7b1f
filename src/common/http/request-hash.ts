import { createHash, type Hash } from 'node:crypto';
import '@fastify/multipart';
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { canonicalJson } from '../canonical-json.js';

/**
 * Two requests are the same if method, address and content are. Spaces and the order of fields don't matter; of an upload
 * each field counts, and of its file the name and every byte.
 */
export async function requestHash({ method, url, body }: FastifyRequest): Promise<string> {
  const hash = createHash('sha256').update(`${method} ${url}\n`);
  if (typeof body !== 'object' || body === null) return hash.update(canonicalJson(body ?? null)).digest('base64url');
  const plain: [string, unknown][] = [];
  for (const [name, value] of Object.entries(body)) {
    const parts = partsOf(value);
    if (parts === null) plain.push([name, value]);
    else for (const part of parts) await addPart(hash, part);
  }
  return hash.update(canonicalJson(Array.isArray(body) ? body : Object.fromEntries(plain))).digest('base64url');
}

type Part = MultipartFile | MultipartValue;

/** The parts of a form that stand under one name; null: plain JSON. */
function partsOf(value: unknown): readonly Part[] | null {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.length > 0 && all.every(isPart) ? all : null;
}

/** Only the parser of uploads makes objects that know their form: JSON could not hold such a circle. */
function isPart(value: unknown): value is Part {
  return (
    typeof value === 'object' && value !== null && 'fields' in value && 'fieldname' in value && 'mimetype' in value
  );
}

async function addPart(hash: Hash, part: Part): Promise<void> {
  const content = part.type === 'file' ? await part.toBuffer() : Buffer.from(String(part.value));
  const name = part.type === 'file' ? part.filename : '';
  hash.update(canonicalJson([part.type, part.fieldname, name, content.length])).update(content);
}
