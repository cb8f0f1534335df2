import {closeSync, fstatSync, fsyncSync, mkdirSync, openSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

const chunk = 1 << 20;

/** A file written, with its data rows. */
export interface WrittenFile {
  /** Path inside the folder. */
  path: string;
  rows: number;
  bytes: number;
}

/** A CSV file being written in chunks: memory does not grow with its rows. */
export class CsvFile {
  rows = 0;
  private pending: string[] = [];
  private size = 0;

  constructor(
    private readonly path: string,
    private readonly descriptor: number
  ) {}

  /** @param line one record, quoted where needed, without its line break. */
  row(line: string): void {
    this.rows++;
    this.pending.push(line, "\n");
    this.size += line.length;
    if (this.size >= chunk) this.flush();
  }

  /** Brings every byte to the disk. */
  complete(): WrittenFile {
    this.flush();
    fsyncSync(this.descriptor);
    return {path: this.path, rows: this.rows, bytes: fstatSync(this.descriptor).size};
  }

  private flush(): void {
    writeFileSync(this.descriptor, this.pending.join(""));
    this.pending = [];
    this.size = 0;
  }
}

/**
 * Writes one file of a folder.
 *
 * @throws the file system's error, when the disk is full or cannot be written
 */
export function writeCsv(folder: string, name: string, header: string, write: (file: CsvFile) => void): WrittenFile {
  mkdirSync(dirname(join(folder, name)), {recursive: true});
  const descriptor = openSync(join(folder, name), "w");
  try {
    writeFileSync(descriptor, `${header}\n`);
    const file = new CsvFile(name, descriptor);
    write(file);
    return file.complete();
  } finally {
    closeSync(descriptor);
  }
}

/** A field of RFC 4180: in quotes when it holds a comma, a quote or a line break. */
export function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A number as Python's `repr` writes a float, which is how the dataset's numbers look: `582182.0`,
 * `58.218199999999996`, `9.999999999999999e-05`. The digits are JavaScript's own, also the shortest that read back.
 */
export function floatText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent] = value.toExponential().split("e") as [string, string];
    return `${digits}e${exponent[0]!}${exponent.slice(1).padStart(2, "0")}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
