// Every word on screen that only a served record needs.

export const words = {
  noServer: "The server does not answer. Is `inquit serve` still running? What was said to be done is kept.",
  opening: "Opening the record…",
  resolving: "Comparing the reports anew…",
  failed: (why: string) => `${why[0]!.toUpperCase()}${why.slice(1)}. The next change tries it again.`,
  readOnly: "This record is open for reading only.",
} as const;
