import {DataError} from "../DataError.js";
import {csvHeader, delimiterName} from "./csvHeader.js";

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
