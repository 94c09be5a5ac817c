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
    rows: rows.map((row) => row.map((value) => (typeof value === "number" ? value : text(value)))),
    cells: new Map(bold),
    freezePane: { rows: 1 },
  };
}

/** Wide enough for most of the first rows, in characters. */
function widthOf(rows: readonly (readonly Cell[])[], column: number): number {
  const lengths = rows.slice(0, 200).map((row) => String(row[column] ?? "").length + 2);
  return Math.min(WIDE, Math.max(NARROW, ...lengths));
}

/** Text as Excel reads it: cut where it is too long, and "_x0041_" not taken for the character it would name. */
function text(value: string): string {
  const whole = value.length <= MOST ? value : `${value.slice(0, MOST - words.cellCut.length).replace(/[\uD800-\uDBFF]$/, "")}${words.cellCut}`;
  return whole.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
}
