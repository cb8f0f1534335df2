import {JSDOM} from "jsdom";

/** What pages and the libraries they use expect of a browser, beside what jsdom has. */
class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Functions and objects of the window that this process has under other names, or not at all. */
const names = ["document", "location", "history", "getComputedStyle", "requestAnimationFrame", "cancelAnimationFrame"];

let dom: JSDOM | null = null;
const listened = new WeakSet<object>();

/**
 * Gives this process the document that a page's cells work on, at the page's own address. One document serves all pages,
 * which run one after the other.
 */
export function openDocument(path: string): Document {
  dom ??= install();
  dom.reconfigure({url: `http://localhost${path}`});
  dom.window.document.body.replaceChildren();
  return dom.window.document;
}

function install(): JSDOM {
  const made = new JSDOM("<!doctype html><html><body></body></html>", {
    pretendToBeVisual: false,
    url: "http://localhost/"
  });
  const {window} = made;
  Object.assign(window, {
    ResizeObserver: NoObserver,
    IntersectionObserver: NoObserver,
    matchMedia: () => ({matches: false, addEventListener() {}, removeEventListener() {}}),
    requestAnimationFrame: () => 0,
    cancelAnimationFrame: () => undefined
  });
  const globals = {window, self: window, ResizeObserver: NoObserver, IntersectionObserver: NoObserver};
  const all = window as unknown as Record<string, unknown>;
  // Classes of the document; those that Node has too stay Node's, but for events, which must be the document's own.
  const classes = Object.getOwnPropertyNames(window).filter(
    (name) => /^[A-Z]/.test(name) && (!(name in globalThis) || name.endsWith("Event"))
  );
  for (const [name, value] of [
    ...Object.entries(globals),
    ...[...names, ...classes].map((name) => [name, all[name]] as const)
  ])
    Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
  const prototype = window.EventTarget.prototype;
  const listen = prototype.addEventListener;
  prototype.addEventListener = function (this: EventTarget, ...args: Parameters<EventTarget["addEventListener"]>) {
    listened.add(this);
    listen.apply(this, args);
  };
  return made;
}

const handlers = [
  "onclick",
  "oninput",
  "onchange",
  "onsubmit",
  "onkeydown",
  "onpointermove",
  "onpointerenter"
] as const;

/** Whether something in a displayed piece answers to its reader: such a piece must be made in the browser too. */
export function answersReaders(node: Node): boolean {
  const elements = [node, ...(isElement(node) ? node.querySelectorAll("*") : [])];
  return elements.some(
    (element) =>
      listened.has(element) ||
      (element as Element).tagName === "CANVAS" ||
      handlers.some((name) => (element as HTMLElement)[name])
  );
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).nodeType === "number";
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** A copy of a displayed node that shows what it shows: of a control that is no attribute of its own. */
export function copyOf(node: Node): Node {
  if (isElement(node))
    for (const control of [node, ...node.querySelectorAll("input, option")]) {
      if (control instanceof HTMLInputElement && control.type === "checkbox")
        control.toggleAttribute("checked", control.checked);
      else if (control instanceof HTMLInputElement && control.type !== "file")
        control.setAttribute("value", control.value);
      if (control instanceof HTMLOptionElement) control.toggleAttribute("selected", control.selected);
    }
  return node.cloneNode(true);
}

/** HTML of a displayed node. */
export function htmlOf(node: Node): string {
  const holder = node.ownerDocument!.createElement("div");
  holder.append(copyOf(node));
  return holder.innerHTML;
}

/** What a reader sees of HTML; expressions that are still to be filled in count as nothing. */
export function textOf(html: string): string {
  const holder = (dom ??= install()).window.document.createElement("div");
  holder.innerHTML = html.replaceAll(/\$\{[^}]*\}/g, "");
  // Meanings of words open beside them; they are no part of the sentence.
  for (const meaning of holder.querySelectorAll("[popover]")) meaning.remove();
  return (holder.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}
