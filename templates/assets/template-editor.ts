/**
 * The editor of templates: chips write a field where the cursor is, and keys do what a hand leaves the keyboard for.
 * Without this file the chips are a list to read from.
 */

/** The box that was written in last: a chip takes the focus away from it. */
let lastBox: HTMLTextAreaElement | null = null;

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLTextAreaElement && target.matches('[data-text]')) lastBox = target;
});

document.addEventListener('click', ({ target }) => {
  const chip = (target as Element | null)?.closest<HTMLElement>('[data-insert]'); // clicks happen on elements
  if (chip) insert(chip.dataset['insert'] ?? '');
});

document.addEventListener('keydown', (event) => {
  const form = document.querySelector<HTMLFormElement>('form[data-template]');
  const action = form && event.ctrlKey && !event.altKey && !event.metaKey && keys[event.key];
  if (!action) return;
  event.preventDefault();
  action(form);
});

/** Ctrl and one of these (screens.md, 3.9). */
const keys: Readonly<Record<string, (form: HTMLFormElement) => void>> = {
  s: (form) => form.requestSubmit(),
  ' ': (form) => form.querySelector<HTMLElement>('[data-insert]')?.focus(),
  p: nextExample,
};

function insert(text: string): void {
  const box = lastBox?.isConnected ? lastBox : document.querySelector<HTMLTextAreaElement>('#letter, #source');
  if (!(box instanceof HTMLTextAreaElement)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
  box.focus();
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

function nextExample(form: HTMLFormElement): void {
  const people = form.querySelector<HTMLSelectElement>('#example');
  if (!people) return;
  people.selectedIndex = (people.selectedIndex + 1) % people.options.length;
  people.dispatchEvent(new Event('input', { bubbles: true }));
}

export {};
