// Files as they are dropped or chosen, folders opened, each with its path inside what was given.

export interface Given {
  readonly file: File;
  readonly path: string;
}

/** The files of a file field; in a chosen folder their paths begin with its name. */
export function chosen(list: FileList | null): Given[] {
  return [...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

/** The files of a drop, those in folders included, by path. Its items must be asked before the event is over. */
export async function dropped(transfer: DataTransfer): Promise<Given[]> {
  const entries = [...transfer.items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found = await Promise.all(entries.map((entry) => (entry === null ? [] : entry instanceof File ? [plain(entry)] : within(entry))));
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What the server takes at once: bytes of a whole request, and files in it. */
export const MOST_BYTES = 200_000_000;
export const MOST_FILES = 1000;
/** Bytes that a file takes in a request besides its own: its heading, and its path, a character of which may take nine. */
const HEADING = 500;
/** What is left for files beside what is told of all of them. */
const ROOM = MOST_BYTES - 10_000;
const weightOf = ({ file, path }: Given): number => file.size + HEADING + 9 * path.length;

/** The first file that is too large to be sent at all. */
export function tooLarge(given: readonly Given[]): Given | null {
  return given.find((one) => weightOf(one) > ROOM) ?? null;
}

/** The files in as few parts as may be sent, in their order. None of them may be `tooLarge`. */
export function parts(given: readonly Given[]): Given[][] {
  const found: Given[][] = [];
  let room = 0;
  for (const one of given) {
    const weight = weightOf(one);
    const last = found.at(-1);
    if (last && last.length < MOST_FILES && weight <= room) last.push(one);
    else {
      found.push([one]);
      room = ROOM;
    }
    room -= weight;
  }
  return found;
}

/** Whether a drag holds files, and not words of the page. */
export function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

function plain(file: File): Given {
  return { file, path: file.name };
}

async function within(entry: FileSystemEntry): Promise<Given[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [{ file, path: entry.fullPath.replace(/^\//, "") }];
  }
  const found: Given[] = [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (part.length === 0) return found;
    for (const inner of part) found.push(...(await within(inner)));
  }
}
