// npm run dev: a preview that follows changes of pages, components, analysis, loaders and data.
import "../data-loaders/releasing/commands/lastWord.js";

import {setTimeout as wait} from "node:timers/promises";

import {command} from "./command.js";
import {Preview} from "./Preview.js";
import {servePreview} from "./servePreview.js";

const usage = `npm run dev -- [options]

Shows the report while it is written.
  --host 127.0.0.1  this machine alone
  --port <number>   the first free one from 3000 on when left out`;

await command(usage, async ({host, port}) => {
  const preview = new Preview();
  process.on("exit", () => preview.remove());
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit());
  await preview.follow();
  const address = await servePreview(preview, host!, port === undefined ? undefined : Number(port));
  console.log(`The preview is at ${address}`);
  // Pages that are open are told of changes.
  for (;;) {
    await wait(150);
    await preview.follow();
  }
});
process.exit();
