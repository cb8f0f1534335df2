// npm run dev: a preview that follows changes of pages, components, analysis, loaders and data.
import "../data-loaders/releasing/commands/lastWord.js";

import type {IncomingMessage, ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {extname} from "node:path";
import {setTimeout as wait} from "node:timers/promises";

import {PreviewServer} from "@observablehq/framework/dist/preview.js";

import {putBack} from "../data-loaders/site/setAside.js";
import {command} from "./command.js";
import {Preview} from "./Preview.js";
import usage from "./usage/dev.txt";

/**
 * Serves a preview by Framework's own server, which is asked once everything is of now: pages, what they load, and files
 * that are published under their own names. @returns its address.
 */
async function servePreview(preview: Preview, hostname: string, port?: number): Promise<string> {
  const framework = await PreviewServer.start({hostname, verbose: false, ...(port === undefined ? {} : {port})});
  framework._readConfig = async () => preview.config();
  framework._socketServer.on("connection", (socket) => {
    const send = socket.send.bind(socket);
    socket.send = (text) => send(putBack(text, preview.root, (html) => JSON.stringify(html).slice(1, -1)));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = decodeURI(new URL(request.url!, "http://localhost").pathname);
    await preview.follow(extname(path.replace(/\.html$/, "")) === "" ? pageOf(path) : undefined);
    if (await preview.publishes(path.slice(1))) request.url = `/_file${request.url}`;
    const end = response.end.bind(response) as (content?: unknown) => ServerResponse;
    response.end = (content?: unknown) => end(typeof content === "string" ? putBack(content, preview.root) : content);
    await preview.answering(() => framework._handleRequest(request, response));
  };
  framework.server.removeAllListeners("request");
  framework.server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    // An address that is none, or a picture that can't be drawn, ends its own answer and not the preview.
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent)
        response.writeHead(error instanceof URIError ? 400 : 500, {"content-type": "text/plain"});
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  const {port: taken} = framework.server.address() as AddressInfo;
  return `http://${hostname}:${taken}/`;
}

const pageOf = (path: string): string => path.replace(/\/$/, "/index").replace(/\.html$/, "");

await command(usage, async ({host, port}) => {
  const preview = new Preview();
  process.on("exit", () => preview.folder.remove());
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
