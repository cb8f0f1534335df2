import {open} from "node:fs/promises";

/**
 * What a file is when it is plainly not a table: said from its first bytes, because "wrong hash" would leave its
 * owner guessing. Null when nothing speaks against it.
 */
export function notData(start: Uint8Array): {found: string; next: string} | null {
  const text = Buffer.from(start.subarray(0, 256)).toString("latin1").replace(/^ï»¿/, "").trimStart();
  if (start.length === 0) return {found: "an empty file", next: "copy the file again"};
  if (/^<(!doctype\s+html|html|head|\?xml)/i.test(text))
    return {found: "a web page instead of a table", next: "download the file itself, not the page that shows it"};
  if (text.startsWith("version https://git-lfs.github.com/spec/"))
    return {
      found: "a Git LFS pointer: the clone holds the file's address, not its content",
      next: "run `git lfs install && git lfs pull` in the clone"
    };
  return null;
}

/** So many bytes from the start of a file, or all it has. */
export async function startOf(path: string, bytes: number): Promise<Buffer> {
  const handle = await open(path);
  const {buffer, bytesRead} = await handle.read({buffer: Buffer.alloc(bytes)}).finally(() => handle.close());
  return buffer.subarray(0, bytesRead);
}
