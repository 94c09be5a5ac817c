// A picture as SVG that opens anywhere: plain shapes and text with attributes only, no style, script, font or address.

export interface Palette {
  readonly paper: string;
  readonly raised: string;
  readonly ink: string;
  readonly soft: string;
  readonly hair: string;
  readonly line: string;
  readonly accent: string;
}

const NAMES = ["paper", "raised", "ink", "soft", "hair", "line", "accent"] as const;

/** The colours of the page as it is shown now. */
export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as unknown as Palette;
}

export interface Picture {
  readonly title: string;
  /** What is drawn, in words. */
  readonly desc: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly string[];
}

/** How wide text is, in pixels. */
export type Measure = (text: string, size: number) => number;

export const FONT = "sans-serif";

export function measured(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return (text, size) => text.length * size * 0.6;
  return (text, size) => {
    context.font = `${size}px ${FONT}`;
    return context.measureText(text).width;
  };
}

export function svg({ title, desc, width, height, shapes }: Picture, { paper }: Palette): string {
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const whole = node("svg", { xmlns: "http://www.w3.org/2000/svg", ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "font-family": FONT }, [
    node("title", {}, [escaped(title)]),
    node("desc", {}, [escaped(desc)]),
    node("rect", { ...size, fill: paper }),
    ...shapes,
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; `children` are elements or escaped text. */
export function node(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const told = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === "number" ? String(Number(value.toFixed(2))) : value!)}"`)
    .join("");
  return children.length > 0 ? `<${name}${told}>${children.join("")}</${name}>` : `<${name}${told}/>`;
}

export function text(words: string, x: number, y: number, size: number, fill: string, more: Attributes = {}): string {
  return node("text", { x, y, "font-size": size, fill, ...more }, [escaped(words)]);
}

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, more: Attributes = {}): string =>
  node("line", { x1, y1, x2, y2, stroke, ...more });

// Not allowed in XML, or able to turn round what stands beside them: a label is drawn, it is no quotation.
const UNFIT = /[\0-\x08\x0B\f\x0E-\x1F\x7F-\x84\x86-\x9F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export function escaped(words: string): string {
  const plain = words.replace(UNFIT, "").replace(LONE, "\uFFFD");
  return plain.replace(/[&<>"]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark]!);
}

/** Text in at most `most` lines of `width`, the last one clipped. */
export function wrapped(words: string, width: number, size: number, most: number, measure: Measure): string[] {
  const lines: string[] = [];
  // More words than these find no room in any picture.
  const left = words.replace(UNFIT, "").slice(0, 2000).trim().split(/\s+/);
  while (left.length > 0 && lines.length < most) {
    let row = left.shift()!;
    const isLast = lines.length === most - 1;
    while (left.length > 0 && (isLast || measure(`${row} ${left[0]}`, size) <= width)) row += ` ${left.shift()}`;
    lines.push(row);
  }
  return lines.map((row) => clipped(row, width, size, measure));
}

/** One line that is no wider than `width`. */
export function clipped(words: string, width: number, size: number, measure: Measure): string {
  if (measure(words, size) <= width) return words;
  const characters = [...words].slice(0, Math.ceil(width));
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${characters.slice(0, middle).join("")}…`, size) <= width) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join("").trimEnd()}…`;
}

export const MARGIN = 16;
const HEAD = 22;

/** A picture with its title above, and notes and where it is from below; `draw` gives shapes that begin below `top`. */
export function framed(
  title: string,
  notes: readonly string[],
  width: number,
  height: number,
  draw: (top: number) => readonly string[],
  colours: Palette,
  measure: Measure,
): Picture {
  const top = MARGIN + HEAD + 8;
  const room = width - 2 * MARGIN;
  const below = notes.filter(Boolean).flatMap((note) => wrapped(note, room, 11, 4, measure));
  return {
    title,
    desc: notes.filter(Boolean).join(" "),
    width,
    height: top + height + below.length * 15 + MARGIN,
    shapes: [
      text(clipped(title, room, 16, measure), MARGIN, MARGIN + 14, 16, colours.ink, { "font-weight": "bold" }),
      ...draw(top),
      ...below.map((row, index) => text(row, MARGIN, top + height + 12 + index * 15, 11, colours.soft)),
    ],
  };
}
