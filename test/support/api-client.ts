import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Answer, multipart, type Upload } from './answer.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Headers = Readonly<Record<string, string>>;

/** Calls /api/v1 as a script would: with a token and JSON. */
export class ApiClient {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly token: string | null,
  ) {}

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.request('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    return this.request('POST', path, body, headers);
  }

  /** Makes something and gives its id. Throws the answer if it was refused. */
  async make(path: string, body: object): Promise<string> {
    const answer = await this.post(path, body);
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<{ id: string }>().id;
  }

  put(path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    return this.request('PUT', path, body, headers);
  }

  /** With the version that a client has seen last, as PATCH and DELETE want it. */
  async patch(path: string, body: unknown, headers?: Headers): Promise<Answer> {
    return this.request('PATCH', path, body, headers ?? (await this.ifMatch(path)));
  }

  async delete(path: string, headers?: Headers): Promise<Answer> {
    return this.request('DELETE', path, undefined, headers ?? (await this.ifMatch(path)));
  }

  async upload(path: string, upload: Upload): Promise<Answer> {
    const { payload, headers } = multipart(upload);
    return this.app.inject({ method: 'POST', url: address(path), payload, headers: { ...this.signed(), ...headers } });
  }

  async request(method: Method, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.app.inject({
      method,
      url: address(path),
      headers: { ...this.signed(), ...json, ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
  }

  private async ifMatch(path: string): Promise<Headers> {
    const { etag } = (await this.get(path)).headers;
    return typeof etag === 'string' ? { 'if-match': etag } : {};
  }

  private signed(): Headers {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }
}

function address(path: string): string {
  return path.startsWith('/api/') ? path : `/api/v1${path}`;
}
