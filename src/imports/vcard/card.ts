/** A card as its unfolded lines. */
export interface Card {
  /** `2.1`, `3.0`, `4.0`; empty if it does not say. */
  readonly version: string;
  /** Without BEGIN and END; text, also where the file has quoted-printable or another character set. */
  readonly lines: readonly string[];
  /** False when its end is missing. */
  readonly whole: boolean;
  /** Lines that are no properties and were left out. */
  readonly dropped: number;
  /** A line is longer than any text that people write. */
  readonly tooLong: boolean;
  /** Its beginning as it stands in the file. */
  source(): string;
}
