// Draws PNGs for pngOf.ts, beside the thread that makes pages.
import {createRequire} from "node:module";
import {parentPort} from "node:worker_threads";

import {Resvg} from "@resvg/resvg-js";

/** Letters come from a font of this project: a machine that builds may have none. */
const {resolve} = createRequire(import.meta.url);
const fontFiles = ["DejaVuSansCondensed", "DejaVuSansCondensed-Bold"].map((name) =>
  resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)
);

parentPort!.on("message", (svg: string) => {
  const picture = new Resvg(svg, {
    fitTo: {mode: "zoom", value: 2},
    font: {loadSystemFonts: false, fontFiles, defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans"}
  });
  parentPort!.postMessage(picture.render().asPng());
});
