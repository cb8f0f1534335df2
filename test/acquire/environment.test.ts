import {homedir} from "node:os";
import {inspect} from "node:util";

import {expect, test} from "vitest";

import {environment} from "../../data-loaders/acquire/environment.js";

test("nothing set: auto, the hub, and folders where such folders are", () => {
  expect(environment({}, "/here")).toEqual({
    source: "auto",
    dataDir: null,
    release: null,
    catalogueDir: null,
    cacheDir: `${homedir()}/.cache/oversight-gap`,
    hubCacheDir: `${homedir()}/.cache/huggingface/hub`,
    endpoint: "https://huggingface.co",
    token: null,
    proxies: expect.any(Function),
    offline: false,
    strictResults: false
  });
});

test("folders are absolute: relative to where one stands, or to the home folder", () => {
  const env = environment({AEI_DATA_DIR: "../data", AEI_CACHE_DIR: "~/kept", AEI_CATALOGUE: "/c"}, "/here/now");
  expect(env).toMatchObject({dataDir: "/here/data", cacheDir: `${homedir()}/kept`, catalogueDir: "/c"});
});

test("Hugging Face's cache is found as its own tools find it", () => {
  const cache = (variables: NodeJS.ProcessEnv): string => environment(variables).hubCacheDir;
  expect(cache({XDG_CACHE_HOME: "/x"})).toBe("/x/huggingface/hub");
  expect(cache({XDG_CACHE_HOME: "/x", HF_HOME: "/h"})).toBe("/h/hub");
  expect(cache({HF_HOME: "/h", HF_HUB_CACHE: "/c"})).toBe("/c");
});

test.each(["1", "on", "YES", "True"])("HF_HUB_OFFLINE=%s is offline", (value) => {
  expect(environment({HF_HUB_OFFLINE: value}).offline).toBe(true);
});

test.each(["0", "no", "", undefined])("HF_HUB_OFFLINE=%s is not", (value) => {
  expect(environment({HF_HUB_OFFLINE: value}).offline).toBe(false);
});

test("an endpoint may have a path, and loses its final slash", () => {
  expect(environment({HF_ENDPOINT: "http://mirror.example/hf/"}).endpoint).toBe("http://mirror.example/hf");
});

test.each<[NodeJS.ProcessEnv, RegExp]>([
  [{AEI_SOURCE: "web"}, /expected AEI_SOURCE to be one of auto, local, cache, hub, sample\n {2}found "web"/],
  [{AEI_SOURCE: "local"}, /expected AEI_DATA_DIR to name a folder/],
  [{HF_ENDPOINT: "huggingface.co"}, /expected HF_ENDPOINT to be an http or https address/],
  [{HF_ENDPOINT: "ftp://huggingface.co"}, /expected HF_ENDPOINT/],
  [{HF_ENDPOINT: "https://me:secret@huggingface.co"}, /found https:\/\/huggingface\.co with more to it/],
  [{HF_TOKEN: "hf_abc\r\nX-Evil: 1"}, /expected HF_TOKEN to be one word/]
])("%o is refused", (variables, message) => {
  expect(() => environment(variables)).toThrow(message);
  expect(() => environment(variables)).not.toThrow(/secret|hf_abc/);
});

test("a token can be sent, and not seen", () => {
  const env = environment({HF_TOKEN: "hf_abc"});
  expect(env.token?.()).toBe("hf_abc");
  expect([inspect(env), JSON.stringify(env), String(env.token)].join()).not.toContain("hf_abc");
});

test.each<[NodeJS.ProcessEnv, string]>([
  [{HUGGINGFACE_HUB_CACHE: "/old"}, "/old"],
  [{HF_HUB_CACHE: "/new", HUGGINGFACE_HUB_CACHE: "/old"}, "/new"],
  [{HF_HUB_CACHE: " ", HUGGINGFACE_HUB_CACHE: "/old"}, "/old"],
  [{HF_HOME: "$DATA/hf", DATA: "/d"}, "/d/hf/hub"],
  [{HF_HOME: "${DATA}/hf", DATA: "/d"}, "/d/hf/hub"],
  [{HF_HOME: "${DATA}${MORE}", DATA: "/d", MORE: "/m"}, "/d/m/hub"],
  [{HF_HOME: "$HOME/hf", HOME: "/h"}, "/h/hf/hub"],
  [{HF_HOME: "$HOME/hf"}, `${homedir()}/hf/hub`],
  [{HF_HOME: "~"}, `${homedir()}/hub`],
  [{HF_HUB_CACHE: "$A", A: "~/a"}, `${homedir()}/a`],
  [{XDG_CACHE_HOME: "$A", A: "/a"}, "/a/huggingface/hub"],
  [{HF_HOME: "/a~b/$/c"}, "/a~b/$/c/hub"]
])("%o: Hugging Face's cache is %s", (variables, folder) => {
  expect(environment(variables, "/here").hubCacheDir).toBe(folder);
});

test("the same of our own folders", () => {
  const variables = {AEI_DATA_DIR: "$A/x", AEI_CACHE_DIR: "${A}", AEI_CATALOGUE: "~/c", A: "/a"};
  expect(environment(variables)).toMatchObject({dataDir: "/a/x", cacheDir: "/a", catalogueDir: `${homedir()}/c`});
});

test.each(["HF_HOME", "HF_HUB_CACHE", "AEI_CACHE_DIR", "AEI_DATA_DIR", "XDG_CACHE_HOME"])(
  "%s with a variable that is not set, or with what no name can have: told, with its name",
  (name) => {
    expect(() => environment({[name]: "$NOWHERE/x"})).toThrow(
      new RegExp(`${name} to name a folder[^]*NOWHERE is not set`)
    );
    expect(() => environment({[name]: "/a\0b"})).toThrow(`${name} to name a folder`);
  }
);

test("TRANSFORMERS_OFFLINE counts where HF_HUB_OFFLINE is not set", () => {
  expect(environment({TRANSFORMERS_OFFLINE: "1"}).offline).toBe(true);
  expect(environment({TRANSFORMERS_OFFLINE: "1", HF_HUB_OFFLINE: "0"}).offline).toBe(false);
});

test("proxies are read, in small letters first, and are secrets", () => {
  const env = environment({http_proxy: "a:1", HTTP_PROXY: "http://b:1", HTTPS_PROXY: "http://me:pw@c:1"});
  expect(env.proxies()).toEqual({http: "http://a:1/", https: "http://me:pw@c:1/", none: ""});
  expect(environment({HTTP_PROXY: "b:1"}).proxies()).toEqual({http: "http://b:1/", https: "http://b:1/", none: ""});
  expect([inspect(env), JSON.stringify(env), String(env.proxies)].join()).not.toContain("pw");
});
