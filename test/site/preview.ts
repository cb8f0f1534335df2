import {spawn} from "node:child_process";
import {createServer} from "node:net";
import {setTimeout as wait} from "node:timers/promises";

import {environmentOf} from "./sites.js";

/** A running `npm run dev`. */
export interface Preview {
  /** What is served at a path: status and text. */
  get(path: string): Promise<{status: number; text: string}>;
  /** Asks until an answer is as expected. @throws Error with the last answer and what the preview printed. */
  until(path: string, expected: (answer: {status: number; text: string}) => boolean): Promise<string>;
  stop(): Promise<void>;
}

/** Starts `npm run dev` in a folder, on a free port of this machine only. */
export async function startPreview(cwd: string, variables: Record<string, string>): Promise<Preview> {
  const port = await freePort();
  const args = ["run", "dev", "--", "--host", "127.0.0.1", "--port", String(port)];
  // A group of its own, so that npm, the script and the preview end together.
  const child = spawn("npm", args, {
    cwd,
    env: environmentOf(variables),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"]
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const get = async (path: string): Promise<{status: number; text: string}> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return {status: response.status, text: await response.text()};
  };
  return {
    get,
    async until(path, expected) {
      let last = {status: 0, text: "no answer"};
      for (const end = Date.now() + 240_000; Date.now() < end && child.exitCode === null; await wait(200)) {
        last = await get(path).catch((error: unknown) => ({status: 0, text: String(error)}));
        if (last.status !== 0 && expected(last)) return last.text;
      }
      throw new Error(
        `${path} was last ${last.status} ${last.text.slice(0, 400)}; the preview said\n${said.slice(-4000)}`
      );
    },
    async stop() {
      if (child.exitCode === null) process.kill(-child.pid!, "SIGTERM");
      await ended;
    }
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as {port: number};
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
