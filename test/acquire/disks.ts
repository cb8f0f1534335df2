import {execFile} from "node:child_process";
import {chmod, mkdir, readdir} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";

import {onTestFinished} from "vitest";

const run = promisify(execFile);

/** Whether this user may mount a disk at all. */
export const isRoot = process.getuid?.() === 0;

/** A disk of so many bytes at a folder, for the length of a test. */
export async function smallDisk(dir: string, bytes: number): Promise<void> {
  await mkdir(dir, {recursive: true});
  await mounted(dir, ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", dir]);
}

/** Nothing can be written below the folder: root needs a mount for that, anybody else only permissions. */
export async function readOnly(dir: string): Promise<void> {
  await mkdir(dir, {recursive: true});
  if (isRoot) {
    await mounted(dir, ["--bind", dir, dir]);
    await run("mount", ["-o", "remount,ro,bind", dir]);
    return;
  }
  const entries = await readdir(dir, {recursive: true, withFileTypes: true});
  const folders = [
    dir,
    ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
  ];
  const all = async (mode: number): Promise<void> => {
    for (const folder of folders) await chmod(folder, mode);
  };
  await all(0o555);
  onTestFinished(() => all(0o755));
}

async function mounted(dir: string, args: string[]): Promise<void> {
  await run("mount", args).catch((error: unknown) => {
    throw new Error(
      `root can't mount here, so this fault can't be tried: give the container CAP_SYS_ADMIN\n${String(error)}`
    );
  });
  onTestFinished(async () => void (await run("umount", ["-l", dir])));
}
