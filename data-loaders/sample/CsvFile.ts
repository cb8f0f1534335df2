import {closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync} from "node:fs";
import {dirname, join} from "node:path";

const chunk = 1 << 20;

/** A CSV file being written under a temporary name, in chunks: memory does not grow with its rows. */
export class CsvFile {
  rows = 0;
  /** On the disk so far. */
  bytes = 0;
  /** Path inside the folder. */
  readonly name: string;
  private readonly path: string;
  private readonly temporary: string;
  private readonly descriptor: number;
  private readonly pending: string[] = [];
  private size = 0;
  private open = true;

  constructor(folder: string, name: string, header: string) {
    this.name = name;
    this.path = join(folder, name);
    this.temporary = `${this.path}.${process.pid}.partial`;
    mkdirSync(dirname(this.path), {recursive: true});
    this.descriptor = openSync(this.temporary, "w");
    this.push(`${header}\n`);
  }

  /** @param line one record, quoted where needed, without its line break. */
  row(line: string): void {
    this.rows++;
    this.push(`${line}\n`);
  }

  /** Every byte is on the disk, still under the temporary name. */
  complete(): void {
    this.flush();
    fsyncSync(this.descriptor);
    closeSync(this.descriptor);
    this.open = false;
  }

  /** Gives the completed file its name. */
  publish(): void {
    renameSync(this.temporary, this.path);
  }

  /** Leaves nothing behind. */
  abandon(): void {
    if (this.open) closeSync(this.descriptor);
    rmSync(this.temporary, {force: true});
  }

  private push(text: string): void {
    this.pending.push(text);
    this.size += text.length;
    if (this.size >= chunk) this.flush();
  }

  private flush(): void {
    const bytes = Buffer.from(this.pending.join(""));
    this.pending.length = 0;
    this.size = 0;
    for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at);
    this.bytes += bytes.length;
  }
}

/** Opens a file by its path inside the folder. */
export type OpenFile = (path: string, header: string) => CsvFile;

/**
 * Runs `write`, which opens files through `open`; all get their names at the end, or none does.
 *
 * @throws the file system's error, when the disk is full or cannot be written; nothing is left behind
 */
export function writeTogether<T>(folder: string, write: (open: OpenFile) => T): T {
  const files: CsvFile[] = [];
  try {
    const written = write((path, header) => {
      const file = new CsvFile(folder, path, header);
      files.push(file);
      return file;
    });
    for (const file of files) file.complete();
    for (const file of files) file.publish();
    return written;
  } catch (error) {
    for (const file of files) file.abandon();
    throw error;
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
