/** One entry of a select, a row of radio buttons or of tick boxes. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
  /** Name of a drawing in icons.svg. */
  readonly icon?: string;
}

/** Options whose words stand in the locale files under `PREFIX.VALUE`. */
export function optionsOf(
  values: readonly string[],
  chosen: string | readonly string[] | null,
  labelOf: (value: string) => string,
): Option[] {
  const isChosen = (value: string): boolean => (Array.isArray(chosen) ? chosen.includes(value) : chosen === value);
  return values.map((value) => ({ value, label: labelOf(value), chosen: isChosen(value) }));
}
