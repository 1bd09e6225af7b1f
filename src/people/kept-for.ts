/**
 * How long somebody stays in the trash and an act can be taken back: one number, because taking back a deletion needs the
 * person to be there still. Unit: days. Source: issue "People", "deleting keeps a contact for 30 days".
 */
export const keptForDays = 30;

const MS_PER_DAY = 86_400_000;

/** What happened before this instant is not kept any longer. */
export function keptSince(now: Date): string {
  return new Date(now.getTime() - keptForDays * MS_PER_DAY).toISOString();
}
