import {csvParseRows} from "d3-dsv";

import {notData, startOf} from "../acquire/notData.js";
import {type Account, DataError} from "../DataError.js";
import magics from "./magics.json" with {type: "json"};

/** The first line of a CSV. */
export type CsvHeader = {columns: string[]; delimiter: string};

/** What may stand between columns, and how a message calls it. */
const delimiters: Readonly<Record<string, string>> = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "bars"};

/** Enough for the longest header and to see that a row follows it. */
const startBytes = 1 << 14;

/**
 * Reads the columns that a CSV's first line names, and by what they are separated.
 *
 * @param expected columns that it should have: their names tell the delimiter
 * @throws DataError for a missing or empty file, one that is no text, and a header without a row.
 */
export async function csvHeader(file: string, expected: readonly string[]): Promise<CsvHeader> {
  const start = await firstBytes(file);
  const fault = start === null ? missing : (noTable(start) ?? noRows(start));
  if (fault !== null)
    throw new DataError({expected: `a CSV with the columns ${expected.join(",")}`, where: file, ...fault});
  const line = firstLine(start!);
  const parsed = Object.keys(delimiters).map((delimiter): CsvHeader => {
    const unified = delimiter === "," ? line : line.replaceAll(delimiter, ",");
    return {delimiter, columns: csvParseRows(unified)[0] ?? []};
  });
  const known = ({columns}: CsvHeader): number => expected.filter((name) => columns.includes(name)).length;
  return parsed.reduce((best, next) => (known(next) > known(best) ? next : best));
}

/** A column that tells a file which the publisher derives from its own raw one. */
const derivedColumn = "geo_name";

/**
 * Reads the first line of a platform file and compares it with its dialect, so that a wrong file is named before it is
 * parsed.
 *
 * @throws DataError for a missing or empty file, one that is no CSV, other delimiters, or other columns.
 */
export async function checkHeader(file: string, expected: readonly string[], code: string): Promise<void> {
  const {columns, delimiter} = await csvHeader(file, expected);
  const refuse = (found: string, next: string): never => {
    throw new DataError({expected: `a CSV with the columns ${expected.join(",")}`, found, where: file, next});
  };
  const missing = expected.filter((name) => !columns.includes(name));
  const extra = columns.filter((name) => !expected.includes(name));
  const twice = columns.filter((name, i) => columns.indexOf(name) < i);
  const mapping =
    missing.length === 1 && extra.length === 1
      ? `if ${missing[0]} is called ${extra[0]} now, give that name to it in the columns of ${code}`
      : `if the release renamed or reordered columns, map them in the columns of ${code}, or add a dialect beside it`;
  if (delimiter !== ",")
    refuse(
      `${delimiterName(delimiter)} between the columns`,
      "save the table with commas, or take the dataset's own file: npm run data -- fetch"
    );
  if (missing.length === 0 && extra.includes(derivedColumn)) throw enriched(file, `a column ${derivedColumn}`);
  if (twice.length > 0) refuse(`the column ${twice[0]} twice`, "take out one of the two, or fetch the file again");
  if (missing.length > 0)
    refuse(`no column ${missing.join(", ")}${extra.length ? `, but unknown ${extra.join(", ")}` : ""}`, mapping);
  if (extra.length > 0) refuse(`unknown columns ${extra.join(", ")}`, mapping);
  if (columns.some((name, i) => name !== expected[i])) refuse(`the order ${columns.join(",")}`, mapping);
}

/** For a file that the publisher derives from the raw one, at the raw one's path: its shares are computed anew. */
export function enriched(file: string, sign: string): DataError {
  return new DataError({
    expected: "the raw file (aei_raw_…), as published",
    found: `the enriched file that is made from it (aei_enriched_…): it has ${sign}`,
    where: file,
    next: "put the raw file there; in releases with both it is in data/intermediate, the enriched one in data/output"
  });
}

/** The columns of a CSV whose layout nobody knows yet; none where it has no first line. */
export async function headerOf(file: string): Promise<string[]> {
  return csvParseRows(firstLine((await firstBytes(file)) ?? Buffer.alloc(0)))[0] ?? [];
}

/** The delimiter as a word: “semicolons”. */
export const delimiterName = (delimiter: string): string => delimiters[delimiter]!;

type Fault = Pick<Account, "found" | "next">;

const again = "take the file from the dataset again: npm run data -- fetch";
const missing: Fault = {
  found: "no such file",
  next: "put the file there, or unset AEI_DATA_DIR to use another source"
};

function noTable(start: Buffer): Fault | null {
  const plain = notData(start);
  if (plain !== null) return plain;
  const hex = start.toString("hex", 0, 4);
  const magic = magics.find(({bytes}) => hex.startsWith(bytes));
  if (magic) return {found: `${magic.found}, not a CSV`, next: `${magic.next}, or ${again}`};
  if (start.includes(0)) return {found: "binary data, not text", next: again};
  const text = start.toString("utf8").trimStart();
  if (text === "" || text === "\ufeff") return {found: "an empty file", next: again};
  if (text.startsWith("<")) return {found: "a web page or XML (it starts with “<”)", next: again};
  if (/^[[{]/.test(text)) return {found: "JSON, not a CSV", next: again};
  return null;
}

function noRows(start: Buffer): Fault | null {
  if (start.length === startBytes || /[\r\n]\s*\S/.test(start.toString("utf8").trim())) return null;
  return {found: "one line and no row below it", next: again};
}

const firstLine = (start: Buffer): string =>
  start
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/, 1)[0]!;

/** Null when there is no file. */
const firstBytes = (file: string): Promise<Buffer | null> =>
  startOf(file, startBytes).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  });
