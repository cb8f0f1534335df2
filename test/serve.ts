import {readFile, stat} from "node:fs/promises";
import type {IncomingMessage, ServerResponse} from "node:http";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, normalize} from "node:path";
import {brotliCompressSync, constants} from "node:zlib";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".csv": "text/csv",
  ".wasm": "application/wasm",
  ".png": "image/png"
};

export interface Served {
  origin: string;
  close(): Promise<void>;
}

/** Serves a built site as static hosts do: clean addresses, below a base path, compressed. */
export async function serve(root: string, base = "/", port = 0): Promise<Served> {
  const server = createServer((request, response) => {
    answer(root, base, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const {port: taken} = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${taken}`,
    close: () => new Promise((resolve) => server.close(() => resolve()))
  };
}

async function answer(root: string, base: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  if (!path.startsWith(base)) return void response.writeHead(404).end("outside the base path");
  const file = await fileAt(root, normalize(`/${path.slice(base.length)}`));
  if (file === null) {
    const page = await readFile(join(root, "404.html")).catch(() => "not found");
    return void response.writeHead(404, {"content-type": types[".html"]}).end(page);
  }
  const type = types[extname(file)] ?? "application/octet-stream";
  const packs = /text|json|javascript|svg/.test(type);
  const body = packs ? await packed(file) : await readFile(file);
  // A name with a hash in it is the name of one content.
  const kept = /\.[0-9a-f]{8}\.\w+$/.test(file) ? {"cache-control": "max-age=31536000, immutable"} : {};
  const encoding = packs ? {"content-encoding": "br"} : {};
  response.writeHead(200, {"content-type": type, "content-length": body.length, ...encoding, ...kept}).end(body);
}

const packedFiles = new Map<string, Buffer>();

/** A file compressed, once for each state it was in. */
async function packed(file: string): Promise<Buffer> {
  const {mtimeMs, size} = await stat(file);
  const key = `${file} ${mtimeMs} ${size}`;
  const body =
    packedFiles.get(key) ?? brotliCompressSync(await readFile(file), {params: {[constants.BROTLI_PARAM_QUALITY]: 5}});
  packedFiles.set(key, body);
  return body;
}

async function fileAt(root: string, path: string): Promise<string | null> {
  for (const name of path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`]) {
    const file = join(root, name);
    if (
      await stat(file).then(
        (s) => s.isFile(),
        () => false
      )
    )
      return file;
  }
  return null;
}
