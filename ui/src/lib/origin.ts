// Where a report came from, without the folders of the machine it was read on.

/** A web address whole, of a path the file's name alone. */
export function shortOrigin(origin: string): string {
  if (/^https?:\/\//i.test(origin)) return origin;
  return origin.split(/[\\/]/).filter(Boolean).at(-1) ?? origin;
}
