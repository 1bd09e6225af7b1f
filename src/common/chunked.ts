/**
 * The same things in order, in lists of at most `size`; lazily, so that a long source is never held whole.
 *
 * @example [...chunked([1, 2, 3], 2)] // [[1, 2], [3]]
 */
export function* chunked<T>(source: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const element of source) {
    chunk.push(element);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
