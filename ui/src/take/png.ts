// An SVG picture in pixels, drawn by the browser itself: the picture comes in as data, nothing is loaded.

import { takeaway as words } from "./words";

const SCALE = 2;
/** What every browser can draw, along one side and in all. */
const [SIDE, AREA] = [16_000, 120_000_000];

/** A PNG at twice the size, or as large as can be drawn. Throws an Error with one clear line where it cannot be. */
export async function png(svg: string, width: number, height: number): Promise<Uint8Array> {
  const scale = Math.min(SCALE, SIDE / width, SIDE / height, Math.sqrt(AREA / (width * height)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode().catch(() => {
    throw new Error(words.noPng);
  });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, "image/png"));
  if (!blob) throw new Error(words.noPng);
  return new Uint8Array(await blob.arrayBuffer());
}
