import {groups} from "d3-array";

/** Places in a picture to a tenth of a pixel: the rest is a third of its bytes. */
export function shortNumbers(html: string): string {
  return html.replaceAll(/ (?:d|points|transform|[xyr][12]?|c[xy]|width|height)="[^"]*"/g, (attribute) =>
    attribute.replaceAll(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
  );
}

/** Fewer than these are not worth a path. */
const few = 8;

/** A picture with marks that differ in nothing but their place as one path; dots are points of a round line. */
export function mergeMarks<T extends Element>(picture: T): T {
  for (const group of picture.querySelectorAll("g"))
    for (const marks of alike(childrenOf(group))) {
      const [first] = marks as [Element, ...Element[]];
      const path = first.tagName === "circle" ? dotsPath(marks, group) : cellsPath(marks);
      first.replaceWith(path);
      for (const mark of marks) mark.remove();
    }
  return picture;
}

/** As `children`, which jsdom looks through for names at every step. */
function childrenOf(group: Element): Element[] {
  const children: Element[] = [];
  for (let child = group.firstElementChild; child !== null; child = child.nextElementSibling) children.push(child);
  return children;
}

const places = {circle: ["cx", "cy"], rect: ["x", "y", "width", "height"]} as Readonly<Record<string, string[]>>;

/** Marks of one kind and one look. */
function alike(marks: readonly Element[]): Element[][] {
  const looks = groups(
    marks.filter(({tagName, firstElementChild}) => Object.hasOwn(places, tagName) && firstElementChild === null),
    (mark) => mark.tagName + look(mark).map(({name, value}) => ` ${name}=${value}`)
  );
  const isRing = ([mark]: Element[]): boolean =>
    mark!.tagName === "circle" && mark!.closest("[stroke]:not(svg)") !== null;
  return looks.map(([, some]) => some).filter((some) => some.length > few && !isRing(some));
}

const look = (mark: Element): Attr[] => [...mark.attributes].filter(({name}) => !places[mark.tagName]!.includes(name));

const at = (mark: Element, name: string): number => Math.round(Number(mark.getAttribute(name)) * 10) / 10;

function pathOf(first: Element, d: string): Element {
  const path = first.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const {name, value} of look(first)) path.setAttribute(name, value);
  path.setAttribute("d", d);
  return path;
}

function cellsPath(marks: readonly Element[]): Element {
  const cell = (mark: Element): string =>
    `M${at(mark, "x")} ${at(mark, "y")}h${at(mark, "width")}v${at(mark, "height")}h${-at(mark, "width")}z`;
  return pathOf(marks[0]!, marks.map(cell).join(""));
}

/** Points of a line with round ends; rings are left as they are. */
function dotsPath(marks: readonly Element[], group: Element): Element {
  const [first] = marks as [Element, ...Element[]];
  const own = (name: string): string | null => first.getAttribute(name) ?? group.getAttribute(name);
  const r = at(first, "r");
  const path = pathOf(first, marks.map((mark) => `M${at(mark, "cx")} ${at(mark, "cy")}h0`).join(""));
  path.removeAttribute("r");
  const line = {
    fill: "none",
    stroke: own("fill") ?? "currentColor",
    "stroke-opacity": own("fill-opacity") ?? "1",
    "stroke-width": String(2 * r),
    "stroke-linecap": "round"
  };
  for (const [name, value] of Object.entries(line)) path.setAttribute(name, value);
  return path;
}
