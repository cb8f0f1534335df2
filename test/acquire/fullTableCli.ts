import {closeSync, openSync} from "node:fs";

/*
 * The command line when nearly every file is open that may be: as many more can be opened as FREE_FILES says. The code
 * is loaded before: what is tried is the work.
 */
await Promise.all([
  import("../../data-loaders/releasing/commands/run.js"),
  import("../../data-loaders/acquire/fromHub.js")
]);
const handles: number[] = [];
try {
  for (;;) handles.push(openSync("/dev/null", "r"));
} catch {
  for (const handle of handles.slice(0, Number(process.env["FREE_FILES"]))) closeSync(handle);
}
await import("../../data-loaders/cli.js");
