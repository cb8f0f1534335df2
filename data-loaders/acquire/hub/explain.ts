import type {AcquireError} from "../../AcquireError.js";
import {fault} from "../../outside/fault.js";
import known from "./connectionErrors.json" with {type: "json"};

/** By its name: what broke a connection. */
const connection: Readonly<Record<string, string>> = known;

/** The error of a connection, told as a person would. @param proxy - that it went through, without its password */
export function connectionError(cause: unknown, url: URL, proxy: string | null = null): AcquireError {
  const where = shown(url, proxy);
  const {host} = url;
  // What a proxy answered when it was asked to connect: undici has it in its message only.
  const refusal = /Proxy response \((\d{3})\)/.exec(cause instanceof Error ? cause.message : "");
  if (proxy !== null && refusal !== null) return proxyRefusal(Number(refusal[1]), url, proxy);
  const code = codeOf(cause);
  if (code === "EMFILE" || code === "ENFILE") return fault("too many open files", where, {}, {cause});
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return fault("certificate", where, {host, code}, {cause});
  const brief = connection[code] ?? briefOf(code);
  return fault("no connection", where, {host, brief, proxy: proxy === null ? "" : ", the proxy"}, {cause});
}

function briefOf(code: string): string {
  if (/^(HPE_|HTTPParser)/.test(code)) return "an answer that is not HTTP";
  return /^(Z_|ERR_+(ERROR_FORMAT|BROTLI))/.test(code) ? "damaged on the way (its compression)" : `failed (${code})`;
}

const shown = ({origin, pathname}: URL, proxy: string | null): string =>
  `${origin}${pathname}${proxy === null ? "" : `, through the proxy ${proxy}`}`;

/** What a proxy itself answers, in place of whom it was to lead to. */
function proxyRefusal(status: number, url: URL, proxy: string | null): AcquireError {
  const id = status === 407 ? "proxy without a password" : "proxy refuses";
  const retryable = status === 429 || status >= 500;
  return fault(id, shown(url, proxy), {host: url.host, status}, {status, retryable});
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const {code} = at as NodeJS.ErrnoException;
    if (typeof code === "string") return code;
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
  }
  return error instanceof Error ? error.name : "unknown";
}

type Answer = {status: number; retryAfter: number | null; tokenRefused: boolean};

/** The error of an answer that is not the file. */
export function statusError(answer: Answer, url: URL, proxy: string | null): AcquireError {
  const {status, retryAfter, tokenRefused} = answer;
  if (status === 407) return proxyRefusal(status, url, proxy);
  const told = (): Parameters<typeof fault>[0] => {
    // 416 to a whole file makes no sense, so it may be an accident.
    if ([408, 416, 425, 429].includes(status) || status >= 500) return "busy";
    if (status === 401 || status === 403) return tokenRefused ? "token refused" : "access refused";
    return status === 404 || status === 410 ? "no such file" : "another status";
  };
  return fault(told(), shown(url, proxy), {status}, {status, retryAfter});
}
