import {createHash} from "node:crypto";
import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo, Socket} from "node:net";

/** A file of the pretended dataset, at one commit. */
export interface Served {
  revision: string;
  path: string;
  content: Buffer;
  /** As the hub stores it: large files by sha256, small ones as git blobs. */
  lfs: boolean;
}

/** What the hub lists besides the files that it serves. */
export interface Listing {
  /** Commit at the head of the dataset. */
  head?: string;
  listed?: Listed[];
  /** Answers questions about the dataset in its own way; returns false to let the sound answer be given. */
  misbehave?: (question: Question) => boolean | Promise<boolean>;
}

/** A question about the dataset rather than for a file. */
export interface Question {
  request: IncomingMessage;
  response: ServerResponse;
  /** Of all questions so far, this one included. */
  nth: number;
  /** The sound answer. */
  answer: unknown;
}

export interface Listed {
  revision: string;
  path: string;
  bytes: number;
  /** Null for a small file. */
  sha256: string | null;
  oid: string;
}

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  file: Served;
  /** How often this path was asked for, this time included. */
  nth: number;
  /** Answers as a sound server would. */
  well: () => void;
}

export interface HubServer {
  url: string;
  /** Method, path and headers of everything asked. */
  requests: {method: string; url: string; headers: IncomingMessage["headers"]; status: number}[];
  /** How many times a file's content was asked for. */
  asked: (path: string) => number;
  close: () => Promise<void>;
}

export const sha256 = (content: Buffer): string => createHash("sha256").update(content).digest("hex");

export const gitSha1 = (content: Buffer): string =>
  createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");

export const tagOf = ({content, lfs}: Served): string => `"${lfs ? sha256(content) : gitSha1(content)}"`;

/**
 * A real HTTP server on loopback that speaks as much of the hub's interface as this project uses.
 *
 * @param misbehave - answers in its own way; returns false to let the sound answer be given
 */
export async function hubServer(
  files: Served[],
  misbehave: (exchange: Exchange) => boolean | Promise<boolean> = () => false,
  {head = files.at(-1)?.revision ?? "", listed = [], misbehave: mislead = () => false}: Listing = {}
): Promise<HubServer> {
  const requests: HubServer["requests"] = [];
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  let questions = 0;
  const server = createServer((request, response) => {
    const {method = "", url = "", headers} = request;
    const entry = {method, url, headers, status: 0};
    requests.push(entry);
    response.on("close", () => (entry.status = response.statusCode));
    void answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "", "http://hub");
    const listing = /^\/api\/datasets\/Anthropic\/EconomicIndex\/tree\/([^/]+)(?:\/(.*))?$/.exec(url.pathname);
    if (url.pathname.startsWith("/api/")) {
      const answer = listing
        ? tree([...files, ...listed], listing[1]!, decodeURIComponent(listing[2] ?? ""), url)
        : {id: "Anthropic/EconomicIndex", sha: head, lastModified: "2026-06-26T00:00:00Z"};
      questions += 1;
      if (!(await mislead({request, response, nth: questions, answer}))) json(response, answer);
      return;
    }
    const found = /^\/datasets\/Anthropic\/EconomicIndex\/resolve\/([^/]+)\/(.+)$/.exec(url.pathname);
    const file = files.find(({revision, path}) => revision === found?.[1] && path === decodeURIComponent(found[2]!));
    if (file === undefined) return void response.writeHead(404).end("Entry not found");
    const nth = (counts.get(file.path) ?? 0) + 1;
    counts.set(file.path, nth);
    const well = (): void => send(file, request, response);
    if (!(await misbehave({request, response, file, nth, well}))) well();
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    asked: (path) => counts.get(path) ?? 0,
    close: () => closed(server, sockets)
  };
}

/** The answer of a sound server: entity tag, length, and a part when a part of this very entity is asked for. */
export function send(file: Served, request: IncomingMessage, response: ServerResponse): void {
  const {content} = file;
  const headers = {etag: tagOf(file), "content-type": "text/csv", "accept-ranges": "bytes"};
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
  const same = [undefined, headers.etag].includes(request.headers["if-range"] as string | undefined);
  if (range === null || !same)
    return void response.writeHead(200, {...headers, "content-length": content.length}).end(content);
  const start = Number(range[1]);
  if (start >= content.length) return void response.writeHead(416).end();
  response
    .writeHead(206, {
      ...headers,
      "content-length": content.length - start,
      "content-range": `bytes ${start}-${content.length - 1}/${content.length}`
    })
    .end(content.subarray(start));
}

function tree(files: (Served | Listed)[], revision: string, under: string, url: URL): unknown[] {
  const recursive = url.searchParams.get("recursive") === "true";
  const prefix = under === "" ? "" : `${under}/`;
  const below = files.filter((file) => file.revision === revision && file.path.startsWith(prefix));
  const deeper = (path: string): boolean => !recursive && path.slice(prefix.length).includes("/");
  const folders = new Set(
    below.flatMap(({path}) => (deeper(path) ? [prefix + path.slice(prefix.length).split("/")[0]!] : []))
  );
  return [
    ...[...folders].map((path) => ({type: "directory", oid: "0".repeat(40), size: 0, path})),
    ...below.filter(({path}) => !deeper(path)).map((file) => entry("content" in file ? listedAs(file) : file))
  ];
}

/** As the hub lists a file that it serves. */
export function listedAs({revision, path, content, lfs}: Served): Listed {
  const hash = lfs ? sha256(content) : null;
  return {
    revision,
    path,
    bytes: content.length,
    sha256: hash,
    oid: gitSha1(hash === null ? content : pointer(content))
  };
}

const pointer = (content: Buffer): Buffer =>
  Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(content)}\nsize ${content.length}\n`);

function entry({path, bytes, sha256, oid}: Listed): unknown {
  const plain = {type: "file", oid, size: bytes, path};
  return sha256 === null ? plain : {...plain, lfs: {oid: sha256, size: bytes, pointerSize: 134}};
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, {"content-type": "application/json"}).end(JSON.stringify(value));
}

async function closed(server: Server, sockets: Set<Socket>): Promise<void> {
  const done = new Promise((resolve) => server.close(resolve));
  for (const socket of sockets) socket.destroy();
  await done;
}

/** Sends the head and half of the body, then cuts the connection. */
export function cutAfterHalf({file, response}: Pick<Exchange, "file" | "response">): true {
  response.writeHead(200, {etag: tagOf(file), "content-length": file.content.length});
  response.write(file.content.subarray(0, file.content.length >> 1), () => setTimeout(() => response.destroy(), 50));
  return true;
}

/** Sends half of the body and then nothing, with the connection open. */
export function stallAfterHalf({file, response}: Pick<Exchange, "file" | "response">): true {
  response.writeHead(200, {etag: tagOf(file), "content-length": file.content.length});
  response.write(file.content.subarray(0, file.content.length >> 1));
  return true;
}

/** Sends the body in many small parts, with a pause after each. */
export function drip({file, response}: Pick<Exchange, "file" | "response">, parts: number): true {
  const step = Math.max(1, Math.ceil(file.content.length / parts));
  response.writeHead(200, {etag: tagOf(file), "content-length": file.content.length});
  const next = (at: number): void => {
    if (response.destroyed) return;
    if (at >= file.content.length) return void response.end();
    response.write(file.content.subarray(at, at + step));
    setTimeout(next, 10, at + step);
  };
  next(0);
  return true;
}
