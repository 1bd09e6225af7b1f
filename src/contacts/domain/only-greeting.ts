/** product.md, "Attempts": after so many times no or silence in a row only a yearly greeting is suggested. More would press. */
const greetingAfterRefusals = 3;

/**
 * True for somebody to whom only a yearly greeting is suggested, no request: "After three times no or silence in a row
 * only a yearly greeting is suggested" (product.md, "Attempts"). Never throws. `getsOnlyGreeting({ refusalsInARow: 3 })`
 * is true.
 */
export function getsOnlyGreeting({ refusalsInARow }: { readonly refusalsInARow: number }): boolean {
  return refusalsInARow >= greetingAfterRefusals;
}
