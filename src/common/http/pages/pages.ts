import '@fastify/cookie';
import '@fastify/csrf-protection';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Acts } from '../../acts.js';
import { Config } from '../../config.js';
import { AppError } from '../../errors.js';
import { templatesFolder } from '../../folders.js';
import { type Locale, Texts } from '../../text.js';
import type { Voice } from '../../voice/voice.js';
import { Voices } from '../../voice/voices.js';
import { ChangedElsewhere } from '../revisions.js';
import { assetUrls } from './asset-urls.js';
import { type Flash, leaveFlash, takeFlash } from './flash.js';
import { type FormProblem, formProblem } from './form.js';
import { createEngine, type Render } from './template-engine.js';
import { templateHelpers } from './template-helpers.js';

export interface Page {
  /** Template under templates/pages. */
  readonly name: string;
  readonly title: string;
  readonly view: object;
  readonly status?: number;
  /** The place in the menu that this page belongs to. */
  readonly place?: 'today' | 'people' | 'outbox' | 'trips' | 'calendar' | 'insights' | 'import' | 'settings' | 'help';
  /** Without menu: sign-in, set-up. */
  readonly plain?: boolean;
  /** It stands for itself, in the language of whom it is for, signed in or not: no menu, no script, no cookie. */
  readonly alone?: { readonly locale: Locale };
  /** Fragments that may be asked for alone, by the id of the element they fill or replace. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** What pages need to know of the signed-in account; the guard leaves it on the request. */
interface Viewer {
  readonly name: string;
  readonly locale: Locale;
  readonly timeZone: string;
}

interface FormSteps<Result> {
  readonly act: () => Promise<Result>;
  readonly done: (result: Result) => Promise<void>;
  readonly again: (problem: FormProblem) => Promise<Page> | Page;
  /** The form once more, if somebody else was there since it was shown: what was written stays in it; sent again, it counts. */
  readonly elsewhere?: (problem: FormProblem) => Promise<Page> | Page;
}

const OK = 200;
const FIRST_REFUSAL = 400;
const CONFLICT = 409;
const CHANGED = 412;
const UNPROCESSABLE = 422;
/** Refusals that a form can be corrected after: wrong state, wrong input, wrong password, too many tries. */
const CORRECTABLE: readonly number[] = [401, CONFLICT, CHANGED, 413, 415, UNPROCESSABLE, 429];
/** The others are all answered with 422. */
const TOLD_AS_IT_IS: readonly number[] = [CONFLICT, CHANGED];

/** Zone of readers who have not signed in: only used for the day on an envelope. */
const VISITOR_ZONE = 'Europe/Berlin';

/** Renders pages: whole for a browser, only the asked part for htmx. */
@Injectable()
export class Pages {
  private readonly render: Render;
  private readonly assets: Readonly<Record<string, string>>;

  constructor(
    private readonly texts: Texts,
    private readonly config: Config,
    private readonly acts: Acts,
    private readonly voices: Voices,
  ) {
    this.render = createEngine(templatesFolder(), templateHelpers(texts));
    this.assets = assetUrls(templatesFolder(), config.basePath);
  }

  /** How to speak to whoever asked. */
  voice(reply: FastifyReply): Voice {
    const viewer = viewerOf(reply.request);
    const zone = viewer?.timeZone ?? VISITOR_ZONE;
    return this.voices.of({ locale: viewer?.locale ?? askedLocale(reply.request), timeZone: zone });
  }

  /** Full hours since the reader's midnight. */
  hour(reply: FastifyReply): number {
    return this.voices.hour(viewerOf(reply.request)?.timeZone ?? VISITOR_ZONE);
  }

  async show(reply: FastifyReply, page: Page): Promise<void> {
    const { status = OK } = page;
    const asked = page.alone ? 'page' : partAsked(reply.request, page);
    const shell = this.shell(reply, page, asked);
    void reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('vary', 'HX-Request, HX-Target')
      .header('cache-control', 'no-store');
    // after a form that has to be corrected, the address bar keeps the page that the form stands on
    if (status >= FIRST_REFUSAL) void reply.header('hx-replace-url', 'false');
    // the sign-in form below the menu would look odd: htmx loads a page without menu whole
    if (page.plain && asked !== 'page') void reply.header('hx-redirect', this.path(reply.request.url));
    const template = { page: layoutOf(page), main: 'layouts/fragment' }[asked] ?? asked;
    await reply.send(this.render(template, page.view, shell));
  }

  private shell(reply: FastifyReply, page: Page, asked: string): object {
    if (page.alone) return this.shellAlone(page, page.alone.locale);
    const viewer = viewerOf(reply.request);
    const { locale } = this.voice(reply);
    const saysFlash = asked === 'page' || asked === 'main';
    return {
      locale,
      base: this.config.basePath,
      csrf: reply.generateCsrf(),
      assets: this.assets,
      viewer: viewer && { name: viewer.name, initials: initialsOf(viewer.name) },
      title: page.title,
      place: page.place ?? null,
      here: reply.request.url,
      flash: saysFlash ? takeFlash(reply, this.texts, this.config, locale) : null,
      body: `pages/${page.name}`,
    };
  }

  private shellAlone({ title, name }: Page, locale: Locale): object {
    const { basePath: base } = this.config;
    return { locale, base, csrf: '', assets: this.assets, title, body: `pages/${name}` };
  }

  /**
   * 303: the browser (and htmx) asks for the page at `path` of ours; `flash` is said there once, and offers to take back
   * what this request did.
   */
  async redirect(reply: FastifyReply, path: string, flash?: Flash): Promise<void> {
    const actId = this.acts.noted();
    const offer = flash && !flash.undo && actId !== null ? { undo: `/undo/${actId}` } : {};
    if (flash) leaveFlash(reply, { ...flash, ...offer }, this.config);
    await reply.header('cache-control', 'no-store').redirect(this.path(path), 303);
  }

  /** The address of a page of ours, with the path that BASE_URL may carry. */
  path(path: string): string {
    return this.config.basePath + path;
  }

  /** An address that somebody handed us, if it is one of our own pages; protects against open redirects. */
  ownPath(address: string | null): string | null {
    if (!address || !/^\/[a-z]/.test(address) || /[\\\s]/.test(address)) return null;
    return address.startsWith(`${this.config.basePath}/`) ? address.slice(this.config.basePath.length) : address;
  }

  /** Runs what a form asks for; what can be corrected comes back as the same form with sentences beside the fields. */
  async submit<Result>(reply: FastifyReply, steps: FormSteps<Result>): Promise<void> {
    let result: Result;
    try {
      result = await steps.act();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const form = error instanceof ChangedElsewhere ? steps.elsewhere : steps.again;
      if (!form || !CORRECTABLE.includes(error.status)) throw error;
      const page = await form(formProblem(this.voice(reply), error));
      return this.show(reply, { ...page, status: TOLD_AS_IT_IS.includes(error.status) ? error.status : UNPROCESSABLE });
    }
    return steps.done(result);
  }
}

function layoutOf({ alone, plain }: Page): string {
  if (alone) return 'layouts/alone';
  return plain ? 'layouts/plain' : 'layouts/app';
}

export function viewerOf(request: FastifyRequest): Viewer | null {
  // set by the session guard of accounts/, which common/ must not import
  return (request as FastifyRequest & { account?: Viewer | null }).account ?? null;
}

/** 'page' = everything, 'main' = what stands in <main>, else the name of a fragment. */
function partAsked(request: FastifyRequest, page: Page): string {
  const { headers } = request;
  if (headers['hx-request'] !== 'true' || headers['hx-history-restore-request'] === 'true') return 'page';
  const id = String(headers['hx-target'] ?? '').split('#')[1] ?? '';
  const part = page.parts?.[id];
  return part ? `fragments/${part}` : 'main';
}

/** `?lang=` first, then what the browser prefers; German unless English is asked for. */
function askedLocale(request: FastifyRequest): Locale {
  const { lang } = request.query as { lang?: unknown }; // shape unknown: compared below
  if (lang === 'de' || lang === 'en') return lang;
  const first = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return first.find((tag) => tag === 'de' || tag === 'en') === 'en' ? 'en' : 'de';
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}
