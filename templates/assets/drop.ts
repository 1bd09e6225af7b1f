/**
 * Files that are dropped anywhere on a page that takes some come into its field, beside those that were dropped before.
 * Without this, whoever drops them a little beside the field leaves the page for the file.
 */

const field = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>('input.drop');

function bringsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

document.addEventListener('dragover', (event) => {
  const into = field();
  if (!into || !bringsFiles(event)) return;
  event.preventDefault();
  into.dataset['over'] = 'yes';
});

document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) delete field()?.dataset['over']; // out of the window
});

document.addEventListener('drop', (event) => {
  const into = field();
  if (!into || !event.dataTransfer || !bringsFiles(event)) return;
  event.preventDefault();
  delete into.dataset['over'];
  const all = new DataTransfer();
  const seen = new Set<string>();
  for (const file of [...(into.files ?? []), ...event.dataTransfer.files]) {
    const key = `${file.name}/${file.size}/${file.lastModified}`;
    if (!seen.has(key)) all.items.add(file);
    seen.add(key);
  }
  into.files = all.files;
  into.focus();
});
