/**
 * The address of a calendar in the scheme by which systems hand it to their calendar program. Never throws.
 *
 * @example webcalAddress('https://example.org/feeds/x.ics') // 'webcal://example.org/feeds/x.ics'
 */
export function webcalAddress(url: string): string {
  return url.replace(/^https?:/, 'webcal:');
}
