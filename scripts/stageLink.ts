// Stages the tables and lets the link named as argument point to them: what `npm run dev` runs after each change, in a
// process of its own, so that changed code is read anew.
import {renameSync, symlinkSync} from "node:fs";
import {resolve} from "node:path";

import {stageReport} from "./stageReport.js";

const [link] = process.argv.slice(2);
if (link === undefined) throw new Error("usage: tsx scripts/stageLink.ts <link>");
stageReport().then(
  (folder) => {
    // Renamed over the last one, so that no reader finds it missing.
    const fresh = `${link}-${process.pid}`;
    symlinkSync(resolve(folder), fresh, "junction");
    renameSync(fresh, link);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
);
