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
