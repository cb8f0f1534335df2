import {createHash} from "node:crypto";
import {type BigIntStats, createReadStream} from "node:fs";
import {readFile, realpath, stat, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";

import {makeFolder} from "../outside/disk.js";

/** A file changed less than this ago may change again without its time stamps showing it (ms). */
const RACY = 2_000;

export type HashOptions = {memoDir: string | null; verify: boolean; racy?: number};

/**
 * The hashes of a file. Its bytes are read only to `verify` it, or when path, size, inode, modification and change time
 * (both in ns) differ from those of an earlier read, kept in `memoDir`: what `make` and `git status` trust, and a little
 * more. A file changed within the last two seconds is hashed but not remembered, as its time stamp could not show a
 * further change.
 *
 * @throws the file system's error when the file can't be read; Error when it changes meanwhile.
 */
export async function hashFile(file: string, {memoDir, verify, racy = RACY}: HashOptions): Promise<Digest> {
  const path = await realpath(file);
  const before = await stat(path, {bigint: true});
  const memo = memoDir && join(memoDir, `${createHash("sha256").update(path).digest("hex").slice(0, 32)}.json`);
  const key = keyOf(path, before);
  const kept = verify || memo === null ? null : await recall(memo, key);
  if (kept !== null) return kept;
  const digest = await digestOf(path, before.size);
  const after = await stat(path, {bigint: true});
  if (keyOf(path, after) !== key) throw new Error(`${file} changed while it was being read; run it again`);
  const changed = Math.max(Number(after.mtimeMs), Number(after.ctimeMs));
  if (memo !== null && Date.now() - changed >= racy) await remember(memo, key, digest);
  return digest;
}

const keyOf = (path: string, {size, dev, ino, mtimeNs, ctimeNs}: BigIntStats): string =>
  [path, size, dev, ino, mtimeNs, ctimeNs].join("|");

async function recall(memo: string, key: string): Promise<Digest | null> {
  try {
    const kept = JSON.parse(await readFile(memo, "utf8")) as {key?: unknown; digest?: Digest};
    return kept.key === key && kept.digest !== undefined ? kept.digest : null;
  } catch {
    return null; // Not there, or half-written by a process that died: the bytes are read instead.
  }
}

/** Into a read-only cache nothing goes: every run reads the bytes again, which is slower and no less right. */
const remember = (memo: string, key: string, digest: Digest): Promise<void> =>
  makeFolder(dirname(memo))
    .then(() => writeFile(memo, JSON.stringify({key, digest})))
    .catch(() => undefined);

/** What a file's content hashes to: as LFS names it, and as git names a blob. */
export type Digest = Awaited<ReturnType<typeof digestOf>>;

/**
 * Both hashes in one pass and constant memory. The SHA-1 is of `blob <size>\0` and the content: what `git hash-object`
 * prints, and the hub's id of a small file.
 */
async function digestOf(file: string, size: bigint) {
  const [sha256, gitSha1] = [createHash("sha256"), createHash("sha1").update(`blob ${size}\0`)];
  let bytes = 0;
  for await (const chunk of createReadStream(file, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>) {
    for (const hash of [sha256, gitSha1]) hash.update(chunk);
    bytes += chunk.length;
  }
  return {bytes, sha256: sha256.digest("hex"), gitSha1: gitSha1.digest("hex")};
}
