import htmx from 'htmx.org';
import './calendar.js';
import './drop.js';
import './template-editor.js';

/**
 * The pages work without this file. With it, a form changes only what it is about, the focus stays where the reader is,
 * texts grow with what is written, and copying is one tap.
 */

interface SecurityApi {
  initSecurity(policy: { createHTML(html: string): unknown; createScript(script: string): unknown }): void;
}
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string; createScript(): never },
  ): {
    createHTML(html: string): unknown;
    createScript(script: string): unknown;
  };
}

// `require-trusted-types-for 'script'; trusted-types htmx`: only htmx may write HTML, and nobody a script
const factory = (window as Window & { trustedTypes?: PolicyFactory }).trustedTypes;
htmx.registerExtension('trusted-types', {
  init(api: SecurityApi) {
    if (!factory) return;
    const refuse = (): never => {
      throw new TypeError('scripts in answers are refused');
    };
    api.initSecurity(factory.createPolicy('htmx', { createHTML: (html) => html, createScript: refuse }));
  },
});

const TOAST_MS = 10_000;
const COPIED_MS = 4_000;

/** Where the reader was before a form was sent: an id, so that it can be found again in the new part. */
let focusedId = '';

document.addEventListener('click', (event) => {
  const target = event.target as Element | null; // clicks happen on elements
  closeMenusBut(target?.closest('details.menu') ?? null);
  if (target) actOn(target, event);
});

function actOn(target: Element, event: Event): void {
  const copy = target.closest<HTMLElement>('[data-copy]');
  if (copy) void copyText(copy);
  const mail = target.closest<HTMLAnchorElement>('a[data-mailto]');
  if (mail) fillMail(mail);
  const all = target.closest<HTMLElement>('[data-check-all]');
  if (all) checkAll(all, event);
  const reveal = target.closest<HTMLElement>('[data-reveal]');
  if (reveal) revealPassword(reveal);
  if (target.closest('[data-print]')) window.print();
  const keys = target.closest<HTMLElement>('[data-keys-switch]');
  if (keys) switchKeys(keys);
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const menu = (document.activeElement ?? document.body).closest<HTMLDetailsElement>('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});

/** Where the keys of a page are switched off; a word about the device, not about anybody. */
const KEYS_OFF = 'keys-off';

/**
 * Single keys press what carries them (`data-key`), on pages that are worked through one by one (`data-keys`): never while
 * somebody writes, never with a modifier, and not at all once they are switched off (WCAG 2.1.4).
 */
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (localStorage.getItem(KEYS_OFF) || isWriting(event.target as Element)) return; // keys are pressed on elements
  const pressed = document.querySelector<HTMLElement>(`[data-keys] [data-key="${CSS.escape(event.key)}"]`);
  if (!pressed) return;
  event.preventDefault();
  if (pressed instanceof HTMLInputElement) pressed.focus(); // so that Enter goes on from there
  pressed.click();
});

/** Ctrl+Enter does what the one primary button of the form does, also while somebody writes. */
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
  const form = (event.target as Element).closest('form'); // keys are pressed on elements
  form?.querySelector<HTMLButtonElement>('button.primary')?.click();
});

function isWriting(target: Element): boolean {
  return target.matches('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])');
}

function switchKeys(button: HTMLElement): void {
  if (localStorage.getItem(KEYS_OFF)) localStorage.removeItem(KEYS_OFF);
  else localStorage.setItem(KEYS_OFF, 'yes');
  showKeys(button);
}

function showKeys(button: HTMLElement): void {
  button.setAttribute('aria-pressed', String(!localStorage.getItem(KEYS_OFF)));
}

document.addEventListener('change', (event) => {
  const field = event.target as HTMLElement; // changes happen on fields
  const form = field.closest<HTMLFormElement>('form[data-submit-on-change]');
  if (form) form.requestSubmit();
});

document.addEventListener('input', (event) => {
  if (event.target instanceof HTMLTextAreaElement) grow(event.target);
});

document.addEventListener('htmx:before:request', () => {
  focusedId = document.activeElement?.id ?? '';
});

document.addEventListener('htmx:after:swap', () => {
  prepare();
  const problem = document.querySelector<HTMLElement>('[data-focus]');
  if (problem) return problem.focus();
  if (document.activeElement && document.activeElement !== document.body) return;
  if (document.querySelector('[data-quiet]')) return; // the page looked by itself: the reader is where they were
  const again =
    (focusedId && document.getElementById(focusedId)) ||
    [...document.querySelectorAll<HTMLElement>('#main [data-next]')].at(-1);
  (again ?? document.getElementById('main'))?.focus({ preventScroll: true });
});

// no answer at all: the server or the network is away; what was typed is still in the form
document.addEventListener('htmx:error', () =>
  show(document.getElementById('live')?.dataset['offline'] ?? '', TOAST_MS),
);

/** After loading and after every swap. */
function prepare(): void {
  for (const area of document.querySelectorAll('textarea')) grow(area);
  for (const element of document.querySelectorAll<HTMLElement>('[data-script]')) element.hidden = false;
  for (const button of document.querySelectorAll<HTMLElement>('[data-keys-switch]')) showKeys(button);
  keepAwake();
  const toast = document.querySelector<HTMLElement>('#live .toast');
  if (toast) hideLater(toast, TOAST_MS);
}

/** Whoever reads from a page while the phone rings keeps the screen on, where the browser can. */
function keepAwake(): void {
  if (!document.querySelector('[data-awake]') || document.hidden || !('wakeLock' in navigator)) return;
  navigator.wakeLock.request('screen').catch(() => undefined);
}

document.addEventListener('visibilitychange', keepAwake);

/** Set-up proposes the zone that the device is in. */
function proposeOwnZone(): void {
  const zones = document.querySelector<HTMLSelectElement>('[data-own-zone] select');
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zones && [...zones.options].some(({ value }) => value === own)) zones.value = own;
}

/** A toast goes by itself, but never while somebody is on it. */
function hideLater(toast: HTMLElement, ms: number): void {
  if (toast.dataset['timed']) return;
  toast.dataset['timed'] = 'yes';
  const leave = (): void => {
    if (toast.matches(':hover, :focus-within')) setTimeout(leave, ms);
    else toast.remove();
  };
  setTimeout(leave, ms);
}

function closeMenusBut(kept: Element | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (menu !== kept) menu.open = false;
  }
}

/** Browsers without `field-sizing` get the height by hand. */
function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  area.rows = Math.max(
    Number(area.dataset['rows'] ?? (area.dataset['rows'] = String(area.rows))),
    area.value.split('\n').length + 1,
  );
}

async function copyText(button: HTMLElement): Promise<void> {
  const source = document.querySelector<HTMLElement>(button.dataset['copy'] ?? '');
  if (!source) return;
  const text =
    source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement ? source.value : source.textContent;
  try {
    await navigator.clipboard.writeText(text ?? '');
  } catch {
    if (source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement) source.select();
    return;
  }
  show(button.dataset['copied'] ?? '', COPIED_MS);
}

/** The mail program gets the words as they stand on the page, saved or not (RFC 6068: line ends are CR LF). */
function fillMail(link: HTMLAnchorElement): void {
  const words = (id: string): string => (document.getElementById(id) as HTMLTextAreaElement | null)?.value ?? '';
  const body = encodeURIComponent(words('body').replace(/\r?\n/g, '\r\n'));
  link.href = `mailto:${encodeURIComponent(link.dataset['mailto'] ?? '').replace('%40', '@')}?subject=${encodeURIComponent(words('subject'))}&body=${body}`;
}

/** Ticks everybody in the list at once, those that "more" has brought too; a link does it for the first page. */
function checkAll(link: HTMLElement, event: Event): void {
  const name = link.dataset['checkAll'] || 'ids';
  const boxes = link.closest('form')?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:enabled`) ?? [];
  const on = [...boxes].some((box) => !box.checked);
  for (const box of boxes) box.checked = on;
  event.preventDefault();
}

function revealPassword(button: HTMLElement): void {
  const field = document.getElementById(button.dataset['reveal'] ?? '');
  if (!(field instanceof HTMLInputElement)) return;
  const hidden = field.type === 'password';
  field.type = hidden ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(hidden));
}

function show(sentence: string, ms: number): void {
  const live = document.getElementById('live');
  if (!live || !sentence) return;
  const toast = document.createElement('div');
  toast.className = 'toast';
  const words = document.createElement('span');
  words.textContent = sentence;
  toast.append(words);
  live.replaceChildren(toast);
  hideLater(toast, ms);
}

prepare();
proposeOwnZone();
document.documentElement.dataset['ready'] = 'yes';
