import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";

import {renderAsync} from "@resvg/resvg-js";

import {sha256} from "../stage/sha256.js";
import {writeNew} from "./writeNew.js";

/** Drawn before, by what they were drawn from. */
const kept = join(".cache", "pictures");

/** Letters come from a font of this project: a machine that builds may have none. */
const {resolve} = createRequire(import.meta.url);
const fontFiles = ["DejaVuSansCondensed", "DejaVuSansCondensed-Bold"].map((name) =>
  resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)
);
const font = {loadSystemFonts: false, fontFiles, defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans"};

let last: Promise<unknown> = Promise.resolve();

/**
 * A picture as PNG, twice as wide and high as the SVG says: for screens with small pixels, and for slides. They are drawn
 * one after the other, beside whatever else is done.
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const path = join(kept, `${sha256(svg)}.png`);
  try {
    return readFileSync(path);
  } catch {
    const drawn = last.then(() => renderAsync(svg, {fitTo: {mode: "zoom", value: 2}, font}));
    last = drawn.catch(() => undefined);
    const png = (await drawn).asPng();
    writeNew(path, png);
    return png;
  }
}
