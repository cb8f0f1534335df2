import type {IncomingMessage, ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {extname} from "node:path";

import {PreviewServer} from "@observablehq/framework/dist/preview.js";

import {putBack} from "../data-loaders/site/setAside.js";
import type {Preview} from "./Preview.js";

/**
 * Serves a preview by Framework's own server, which is asked once everything is of now: pages, what they load, and files
 * that are published under their own names. @returns its address.
 */
export async function servePreview(preview: Preview, hostname: string, port?: number): Promise<string> {
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
