import {readFileSync} from "node:fs";
import {arch, availableParallelism, cpus, totalmem} from "node:os";

/** The machine in one line, without its name. */
export function machine(): string {
  const cores = availableParallelism();
  const model = cpus()[0]?.model.trim() || arch();
  return `${model}, ${cores} core${cores === 1 ? "" : "s"}, ${Math.round(totalmem() / 1e9)} GB, ${system()}, Node ${process.versions.node}`;
}

function system(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}
