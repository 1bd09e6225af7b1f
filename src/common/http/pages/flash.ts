import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import type { Locale, TextParams, Texts } from '../../text.js';

/** One sentence for the next page: `flash.CODE` in templates/locales, and perhaps a form that takes it back. */
export interface Flash {
  readonly code: string;
  readonly params?: TextParams;
  /** Path of a POST that takes the act back. */
  readonly undo?: string;
}

interface SaidFlash {
  readonly text: string;
  readonly undo: string | null;
}

const COOKIE = 'flash';
const SECONDS = 60;

export function leaveFlash(reply: FastifyReply, flash: Flash, config: Config): void {
  const value = Buffer.from(JSON.stringify(flash)).toString('base64url');
  const path = config.basePath || '/';
  void reply.setCookie(COOKIE, value, {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: config.overTls,
    maxAge: SECONDS,
  });
}

/** True for the page after a form of ours: nobody opened it anew. */
export function followsForm(request: FastifyRequest): boolean {
  return request.cookies[COOKIE] !== undefined;
}

/** The sentence left by the request before, once. Whatever else stands in the cookie is ignored. */
export function takeFlash(reply: FastifyReply, texts: Texts, config: Config, locale: Locale): SaidFlash | null {
  const value = reply.request.cookies[COOKIE];
  if (!value) return null;
  void reply.clearCookie(COOKIE, { path: config.basePath || '/' });
  try {
    const flash = JSON.parse(Buffer.from(value, 'base64url').toString()) as Flash; // ours, or garbage: then it throws
    const key = `flash.${flash.code}`;
    if (!texts.has(locale, key)) return null;
    const undo = typeof flash.undo === 'string' && /^\/[a-z]/.test(flash.undo) ? flash.undo : null;
    return { text: texts.say(locale, key, flash.params), undo };
  } catch {
    return null;
  }
}
