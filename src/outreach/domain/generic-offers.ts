/** What these rules need to know of a station. */
export interface StationOfMine {
  readonly kind: string;
  readonly organisation: string;
  /** First and last day as far as they are known: `2023`, `2023-08` or `2023-08-31`. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Something that everybody has to bring; `station` is named where it is known. */
export interface GenericOffer {
  readonly code: 'insider' | 'fresh' | 'helping';
  readonly station: string | null;
}

/**
 * The three things that anybody can bring, so that "nothing to offer" is never true: knowing a place from inside (R14,
 * the station shared with this person), being on the pulse of the time (R15, the station one comes from: the one that
 * still lasts or ended last), and that people like to help (R16). Always three, in this order. Never throws.
 * Source: product.md R6, R14, R15, R16.
 *
 * @example genericOffers(radio, [radio, university]) // insider of the radio, fresh from the university, helping
 */
export function genericOffers(shared: StationOfMine | null, mine: readonly StationOfMine[]): GenericOffer[] {
  const [latest] = [...mine].sort(
    (one, other) => compare(endOf(other), endOf(one)) || compare(startOf(other), startOf(one)),
  );
  return [
    { code: 'insider', station: shared?.organisation ?? null },
    { code: 'fresh', station: latest?.organisation ?? null },
    { code: 'helping', station: null },
  ];
}

/** A station that began and has no end still lasts: it sorts behind every date. */
const STILL = '~';

function endOf({ from, to }: StationOfMine): string {
  return to ?? (from === null ? '' : STILL);
}

function startOf({ from }: StationOfMine): string {
  return from ?? '';
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
