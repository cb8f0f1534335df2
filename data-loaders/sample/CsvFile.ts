import {closeSync, fstatSync, fsyncSync, mkdirSync, openSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

const chunk = 1 << 20;

/** A file written, by its path inside the folder, with its data rows. */
export type WrittenFile = {path: string; rows: number; bytes: number};

/** A CSV file being written: a record, quoted where needed, goes in without its line break. */
export type CsvFile = {rows: number; row: (line: string) => void};

/**
 * Writes one file of a folder, every byte to the disk, in chunks: memory does not grow with its rows.
 *
 * @throws the file system's error, when the disk is full or cannot be written
 */
export function writeCsv(folder: string, path: string, header: string, write: (file: CsvFile) => void): WrittenFile {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  const descriptor = openSync(join(folder, path), "w");
  let pending = `${header}\n`;
  const flush = (): void => {
    writeFileSync(descriptor, pending);
    pending = "";
  };
  const row = (line: string): void => {
    file.rows++;
    pending += `${line}\n`;
    if (pending.length >= chunk) flush();
  };
  const file: CsvFile = {rows: 0, row};
  try {
    write(file);
    flush();
    fsyncSync(descriptor);
    return {path, rows: file.rows, bytes: fstatSync(descriptor).size};
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A number as Python's `repr` writes a float, which is how the dataset's numbers look: `582182.0`,
 * `58.218199999999996`, `9.999999999999999e-05`. The digits are JavaScript's own, also the shortest that read back.
 */
export function floatText(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e16) return `${value}.0`;
  if (size >= 1e-4 && size < 1e16) return String(value);
  return value.toExponential().replace(/(?<=e[+-])\d$/, "0$&");
}
