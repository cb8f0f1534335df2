import {fault} from "../outside/fault.js";

/** Looks up a variable; null when it is unset or empty. */
export type Value = (name: string) => string | null;

/**
 * How to get to other hosts, by HTTP_PROXY, HTTPS_PROXY and NO_PROXY, which may be in small letters. Addresses may hold a
 * password.
 *
 * @throws AcquireError (usage) for an address that can't be used
 */
export function proxiesOf(value: Value): {http: string; https: string; none: string} {
  const proxyOf = (name: string): string => {
    const text = value(name.toLowerCase()) ?? value(name);
    if (text === null) return "";
    // Without a scheme it is an address of http, as other tools take it.
    const url = parsed(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
    if (url !== null && /^https?:$/.test(url.protocol)) return url.href;
    const found = url === null ? "an address that can't be read" : `${url.protocol}//…`;
    throw fault("no proxy", "the environment", {name, found});
  };
  const [http, https] = [proxyOf("HTTP_PROXY"), proxyOf("HTTPS_PROXY")];
  return {http, https: https || http, none: value("no_proxy") ?? value("NO_PROXY") ?? ""};
}

/** Null for an address that is none, or whose name and password can't be sent. */
function parsed(address: string): URL | null {
  try {
    const url = new URL(address);
    [url.username, url.password].forEach(decodeURIComponent);
    return url;
  } catch {
    return null;
  }
}

/** This very machine, which no proxy can reach. */
export const isLoopback = ({hostname}: URL): boolean =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])\.?$/i.test(hostname);
