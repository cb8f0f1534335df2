// npm run dev: a preview that follows changes of pages, components, analysis, loaders and data.
import "../data-loaders/releasing/commands/lastWord.js";

import {setTimeout as wait} from "node:timers/promises";
import {parseArgs} from "node:util";

import {Preview} from "./Preview.js";
import {servePreview} from "./servePreview.js";

const usage = `npm run dev -- [--host <name>] [--port <number>]

Shows the report while it is written.
  --host <name>     127.0.0.1 when left out: this machine alone
  --port <number>   the first free one from 3000 on when left out`;

const {values} = parseArgs({
  options: {host: {type: "string", default: "127.0.0.1"}, port: {type: "string"}, help: {type: "boolean"}}
});

async function dev(): Promise<void> {
  const preview = new Preview();
  process.on("exit", () => preview.remove());
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit());
  await preview.follow();
  const address = await servePreview(preview, values.host, values.port === undefined ? undefined : Number(values.port));
  console.log(`The preview is at ${address}`);
  // Pages that are open are told of changes.
  for (;;) {
    await wait(150);
    await preview.follow();
  }
}

if (values.help) console.log(usage);
else
  dev().catch((error: unknown) => {
    console.error(error instanceof Error ? `\n${error.message}\n` : error);
    process.exit(1);
  });
