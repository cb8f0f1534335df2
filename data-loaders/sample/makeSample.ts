import type {Manifest} from "../releases/Manifest.js";
export async function makeSample(manifest: Manifest, folder: string): Promise<void> {
  throw new Error(`no sample yet for ${manifest.release} in ${folder}`);
}
