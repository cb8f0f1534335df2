// Stages the tables and lets the link named as argument point to them: what `npm run dev` runs after each change, in a
// process of its own, so that changed code is read anew.
import "../data-loaders/commands/lastWord.js";

import {mkdirSync, symlinkSync, writeFileSync} from "node:fs";
import {dirname, resolve} from "node:path";

import {pendingFile} from "../data-loaders/report/stagedFile.js";
import {replaceLink} from "./replaceLink.js";
import {stageReport} from "./stageReport.js";

const [link] = process.argv.slice(2);
if (link === undefined) throw new Error("usage: tsx scripts/stageLink.ts <link>");
mkdirSync(dirname(link), {recursive: true});
stageReport().then(
  (folder) => {
    const fresh = `${link}-${process.pid}`;
    symlinkSync(resolve(folder), fresh, "junction");
    replaceLink(fresh, link);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    writeFileSync(pendingFile(link), error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
);
