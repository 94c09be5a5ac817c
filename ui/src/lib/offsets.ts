// Python counts code points, JavaScript counts UTF-16 units: a character above U+FFFF is one there and two here.

/** A function from code point offsets of `text` to UTF-16 offsets; the identity for text without such characters. */
export function utf16(text: string): (codePoint: number) => number {
  const wide = widePositions(text);
  if (wide.length === 0) return (codePoint) => codePoint;
  return (codePoint) => codePoint + countBelow(wide, codePoint);
}

/** The way back: from UTF-16 offsets of `text` to code points; an offset inside a character counts as its beginning. */
export function codePoints(text: string): (unit: number) => number {
  const wide = widePositions(text).map((position, before) => position + before);
  if (wide.length === 0) return (unit) => unit;
  return (unit) => unit - countBelow(wide, unit);
}

/** The code point offsets of all characters that take two UTF-16 units, ascending. */
function widePositions(text: string): number[] {
  const positions: number[] = [];
  for (let unit = 0, point = 0; unit < text.length; unit += 1, point += 1) {
    if (text.codePointAt(unit)! > 0xffff) {
      positions.push(point);
      unit += 1;
    }
  }
  return positions;
}

/** How many of the ascending `positions` are below `limit`. */
function countBelow(positions: number[], limit: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
