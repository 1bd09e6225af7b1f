import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Inject = NestFastifyApplication['inject'];
export type Answer = Awaited<ReturnType<Inject>>;

export interface Upload {
  /** Name of the form field. */
  readonly field?: string;
  readonly filename: string;
  readonly bytes: Buffer | string;
  readonly contentType?: string;
}

/** A form with a file as browsers and curl send it (RFC 7578). */
export function multipart(
  upload: Upload,
  fields: Readonly<Record<string, string>> = {},
): { payload: Buffer; headers: Record<string, string> } {
  const boundary = 'boundary-of-a-test-upload';
  const part = (disposition: string, body: Buffer | string, contentType = 'text/plain; charset=utf-8'): Buffer[] => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\ncontent-type: ${contentType}\r\n\r\n`,
    ),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ];
  const { field = 'file', filename, bytes, contentType = 'application/octet-stream' } = upload;
  const parts = [
    ...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value)),
    ...part(`name="${field}"; filename="${filename}"`, bytes, contentType),
    Buffer.from(`--${boundary}--\r\n`),
  ];
  return { payload: Buffer.concat(parts), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
