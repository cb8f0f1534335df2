import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";

import {renderAsync} from "@resvg/resvg-js";

import {sha256} from "../stage/sha256.js";

/** Drawn before, by what they were drawn from. */
const kept = join(".cache", "pictures");

/** Letters come from a font of this project: a machine that builds may have none. */
const {resolve} = createRequire(import.meta.url);
const fontFiles = ["DejaVuSansCondensed", "DejaVuSansCondensed-Bold"].map((name) =>
  resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)
);

/** A picture as PNG, twice as wide and high as the SVG says: for screens with small pixels, and for slides. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const path = join(kept, `${sha256(svg)}.png`);
  try {
    return readFileSync(path);
  } catch {
    const png = (
      await renderAsync(svg, {
        fitTo: {mode: "zoom", value: 2},
        font: {loadSystemFonts: false, fontFiles, defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans"}
      })
    ).asPng();
    mkdirSync(kept, {recursive: true});
    writeFileSync(path, png);
    return png;
  }
}
