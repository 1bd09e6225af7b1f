import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Answer, multipart, type Upload } from './answer.js';

type Fields = Readonly<Record<string, string | readonly string[]>>;
type Headers = Readonly<Record<string, string>>;

/** What htmx sends along when it wants only a part of the page. */
export const htmx = (target = ''): Headers => ({ 'hx-request': 'true', ...(target ? { 'hx-target': target } : {}) });

/** A browser without JavaScript: keeps cookies, and sends each form with the hidden token of the page it came from. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  private csrf: string | null = null;

  constructor(private readonly app: NestFastifyApplication) {}

  async get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.remember(await this.app.inject({ method: 'GET', url: path, headers: this.withCookies(headers) }));
  }

  /** Sends a form of the page looked at last; looks at one first if there is none yet. */
  async submit(path: string, fields: Fields = {}, headers: Headers = {}): Promise<Answer> {
    const body = new URLSearchParams({ _csrf: await this.token() });
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.post(path, body.toString(), { ...form, ...headers });
  }

  async upload(path: string, upload: Upload, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const { payload, headers } = multipart(upload, { _csrf: await this.token(), ...fields });
    return this.post(path, payload, headers);
  }

  /** A form's answer sends the browser on: this is where it arrives. */
  async follow(answer: Answer): Promise<Answer> {
    const { location } = answer.headers;
    if (answer.statusCode !== 303 || typeof location !== 'string') {
      throw new Error(`expected a redirect with 303, got ${answer.statusCode}: ${answer.body.slice(0, 500)}`);
    }
    return this.get(location);
  }

  keepCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  /** The cookies as a browser would send them. */
  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private async post(path: string, payload: string | Buffer, headers: Headers): Promise<Answer> {
    const request = { method: 'POST', url: path, payload, headers: this.withCookies(headers) } as const;
    return this.remember(await this.app.inject(request));
  }

  private async token(): Promise<string> {
    if (this.csrf === null) await this.get('/settings');
    if (this.csrf === null) throw new Error('no page with a form was seen yet');
    return this.csrf;
  }

  private remember(answer: Answer): Answer {
    for (const { name, value, maxAge, expires } of answer.cookies) {
      const gone = maxAge === 0 || (expires !== undefined && expires.getTime() === 0);
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const field = /name="_csrf"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="_csrf"/.exec(answer.body);
    this.csrf = field?.[1] ?? field?.[2] ?? this.csrf;
    return answer;
  }

  private withCookies(headers: Headers): Record<string, string> {
    const cookie = this.cookieHeader();
    return { accept: 'text/html', ...(cookie ? { cookie } : {}), ...headers };
  }
}
