import {readFileSync} from "node:fs";
import {createServer as createSecureServer} from "node:https";
import {type AddressInfo, createServer, type Server, type Socket} from "node:net";
import {join} from "node:path";

import {expect, onTestFinished, test} from "vitest";

import {start} from "./process.js";
import {workplace} from "./workplace.js";

/** A certificate for 127.0.0.1 that nobody signed, and its key; made for these tests and good for nothing else. */
const file = join(import.meta.dirname, "selfSigned.pem");
const pem = readFileSync(file);

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket.on("error", () => undefined)));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a certificate nobody signed: said once, with what to do behind a proxy that inspects, exit 5", async () => {
  const asked: unknown[] = [];
  const url = await listening(createSecureServer({key: pem, cert: pem}, (request) => void asked.push(request)));
  const {data, cached} = await workplace({variables: {HF_ENDPOINT: url}});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("a certificate for 127.0.0.1");
  expect(stderr).toContain("NODE_EXTRA_CA_CERTS");
  expect(stderr).not.toContain("try 2");
  expect(asked).toEqual([]);
  expect(await cached()).toEqual([]);
});

test("a redirect from https to http: refused, exit 5", async () => {
  const {cached, server, variables} = await workplace();
  const redirect = createSecureServer({key: pem, cert: pem}, (request, response) =>
    response.writeHead(302, {location: `${server.url}${request.url}`}).end()
  );
  const url = await listening(redirect);
  const trusting = {...variables, HF_ENDPOINT: url, NODE_EXTRA_CA_CERTS: file};
  const {code, stderr} = await start(["fetch"], trusting).done;
  expect(code).toBe(5);
  expect(stderr).toContain("expected a redirect that stays encrypted (https)");
  expect(server.requests).toEqual([]);
  expect(await cached()).toEqual([]);
});

test("a connection that never comes about: given up in time, exit 5", async () => {
  const url = await listening(createServer());
  const {data, cached} = await workplace({variables: {HF_ENDPOINT: url}, limits: {connect: 200, tries: 2}});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("found no connection in time (2 times)");
  expect(await cached()).toEqual([]);
});
