import fs from "node:fs/promises";
import {syncBuiltinESMExports} from "node:module";

import {onTestFinished} from "vitest";

/**
 * Makes this process's file system one that lacks something, for the length of a test, with the answers of real ones
 * that a test can't mount: FAT and some shares have no links, some network disks no fsync of a folder.
 */
export function oddDisk(what: "symlink" | "fsync" | "open folder" | "statfs", code: string): void {
  const real = {...fs};
  onTestFinished(() => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  });
  const refused = (syscall: string) => () =>
    Promise.reject(Object.assign(new Error(`${code}: ${syscall}`), {code, syscall}));
  if (what === "symlink") fs.symlink = refused("symlink");
  if (what === "statfs") fs.statfs = (() => Promise.resolve({bavail: 0, blocks: 0, bsize: 4096})) as never;
  if (what === "fsync") fs.open = async (...args) => Object.assign(await real.open(...args), {sync: refused("fsync")});
  if (what === "open folder")
    fs.open = async (...args) => {
      const stats = await real.stat(args[0]).catch(() => null);
      return stats?.isDirectory() ? refused("open")() : real.open(...args);
    };
  syncBuiltinESMExports();
}
