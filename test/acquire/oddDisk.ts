import fs from "node:fs/promises";
import {syncBuiltinESMExports} from "node:module";

/*
 * The command line on a file system that lacks what ODD_DISK names: the calls are those of real ones that were met
 * (FAT and some shares have no links, some network disks no fsync of a folder), which a test can't mount.
 */
const refused = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${code}: ${syscall}`), {code, syscall});

const [what = "", code = ""] = (process.env["ODD_DISK"] ?? "").split(":");
if (what === "symlink") fs.symlink = () => Promise.reject(refused(code, "symlink"));
if (what === "fsync") {
  const open = fs.open;
  fs.open = async (...args) => {
    const handle = await open(...args);
    handle.sync = () => Promise.reject(refused(code, "fsync"));
    return handle;
  };
}
if (what === "open folder") {
  const {open, stat} = fs;
  fs.open = async (...args) => {
    const stats = await stat(args[0]).catch(() => null);
    if (stats?.isDirectory()) throw refused(code, "open");
    return open(...args);
  };
}
if (what === "statfs") fs.statfs = (() => Promise.resolve({bavail: 0, blocks: 0, bsize: 4096})) as never;
syncBuiltinESMExports();

await import("../../data-loaders/cli.js");
