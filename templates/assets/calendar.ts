/**
 * The month as a grid (WAI-ARIA Authoring Practices, "Grid"): one stop for the tab key, arrows go from day to day, Home and
 * End within the week, Page Up and Page Down from month to month; `a` changes between month and list. Without this, every
 * day is a link like any other.
 */

const DAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONTHS: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };
const ID = 'day-';
const KEYS_OFF = 'keys-off';

const dayLinks = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('.month td a')];

/** After loading and after every swap: the day that was chosen, else today, else the first. */
function prepareGrid(): void {
  const links = dayLinks();
  const known =
    links.find((link) => link.closest('.chosen')) ??
    links.find((link) => link.closest('[aria-current]')) ??
    links.find((link) => !link.classList.contains('other'));
  document.querySelector('.month')?.setAttribute('role', 'grid');
  for (const link of links) link.tabIndex = link === known ? 0 : -1;
  const named = location.hash.startsWith(`#${ID}`) ? document.getElementById(location.hash.slice(1)) : null;
  if (named) stepTo(named);
}

function stepTo(link: HTMLElement): void {
  for (const other of dayLinks()) other.tabIndex = other === link ? 0 : -1;
  link.focus();
}

/** `2026-11-24` and so many days, weeks or months on; a shorter month ends earlier. */
function dayAfter(day: string, step: { readonly days?: number; readonly months?: number }): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = month - 1 + (step.months ?? 0);
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  const on = new Date(Date.UTC(year, months, (step.months ? Math.min(date, last) : date) + (step.days ?? 0)));
  return on.toISOString().slice(0, 10);
}

/** To a day on this page, or to that of its own month: always for another month, else once it is not here. */
function goTo(day: string, toMonth: boolean): void {
  const here = document.getElementById(ID + day);
  const isOther = toMonth && here?.classList.contains('other');
  if (here && !isOther) return stepTo(here);
  const to = new URL(location.href);
  to.searchParams.set('m', day.slice(0, 7));
  to.searchParams.delete('d');
  to.hash = ID + day;
  location.assign(to);
}

/** The day that a key leads to from this one; null for any other key. */
function targetOf(key: string, link: HTMLElement): string | null {
  const day = link.id.slice(ID.length);
  const days = DAYS[key];
  if (days !== undefined) return dayAfter(day, { days });
  const months = MONTHS[key];
  if (months !== undefined) return dayAfter(day, { months });
  const inWeek = [...(link.closest('tr')?.querySelectorAll<HTMLElement>('a') ?? [])];
  return { Home: inWeek.at(0), End: inWeek.at(-1) }[key]?.id.slice(ID.length) ?? null;
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const target = event.target as Element; // keys are pressed on elements
  const link = target.closest<HTMLElement>('.month td a');
  const day = link && targetOf(event.key, link);
  if (day) goTo(day, event.key in MONTHS);
  else if (event.key !== 'a' || !changeView(target)) return;
  event.preventDefault();
});

/** The way to the other view is the one that is shown. */
function changeView(from: Element): boolean {
  if (localStorage.getItem(KEYS_OFF) || from.matches('input, select, textarea')) return false;
  const way = [...document.querySelectorAll<HTMLElement>('[data-view-key]')].find((one) => one.offsetParent);
  way?.click();
  return way !== undefined;
}

document.addEventListener('htmx:after:swap', prepareGrid);
prepareGrid();
