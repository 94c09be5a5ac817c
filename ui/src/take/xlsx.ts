// Tables as a workbook: a sheet each, then one that tells what they were made of. All text is text, never a formula.

import { writeXlsx, type WriteSheet } from "hucre/xlsx";
import type { Limit } from "./limit";
import type { Cell, Table } from "./table";
import { takeaway as words } from "./words";

/** What Excel holds in a cell; it refuses a file with more. */
const MOST = 32_767;
const [NARROW, WIDE] = [8, 60];

export function xlsx(tables: readonly Table[], facts: readonly (readonly Cell[])[], limit: Limit): Promise<Uint8Array> {
  const sheets = tables.map((table) => sheet(table.name, [table.header, ...table.cells(limit)]));
  return writeXlsx({ sheets: [...sheets, sheet(words.sheet, [words.facts, ...facts])] });
}

/** A sheet whose first row is bold and stays in view. */
function sheet(name: string, rows: readonly (readonly Cell[])[]): WriteSheet {
  const [header = []] = rows;
  const bold = header.map((value, column): [string, object] => [`0,${column}`, { value: text(String(value)), style: { font: { bold: true } } }]);
  return {
    name,
    columns: header.map((_, column) => ({ width: widthOf(rows, column) })),
    rows: rows.map((row) => row.map((value) => (typeof value === "number" ? value : text(value) || null))),
    cells: new Map(bold),
    freezePane: { rows: 1 },
  };
}

/** Wide enough for most of the first rows, in characters. */
function widthOf(rows: readonly (readonly Cell[])[], column: number): number {
  const lengths = rows.slice(0, 200).map((row) => String(row[column] ?? "").length + 2);
  return Math.min(WIDE, Math.max(NARROW, ...lengths));
}

// What no workbook can hold as it is, and "_x0041_", which Excel would take for the character it names.
const ODD = /[\0-\x08\x0B-\x1F\uFFFE\uFFFF]|_(?=x[0-9a-f]{4}_)/gi;

/** Text as Excel reads it, cut where it is too long for a cell. */
function text(value: string): string {
  const whole = value.replace(ODD, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
  if (whole.length <= MOST) return whole;
  const kept = whole.slice(0, MOST - words.cellCut.length).replace(/(?:[\uD800-\uDBFF]|_x[0-9A-F]{0,4})$/, "");
  return kept + words.cellCut;
}
