import type {KnownBytes, ManifestFile} from "../releases/Manifest.js";
import type {Digest} from "./Digests.js";

/** The version in the catalogue that these bytes are, or null. A version without a known hash matches nothing. */
export function knownVersion(file: ManifestFile, digest: Digest): KnownBytes | null {
  return file.known.find(({bytes, sha256}) => bytes === digest.bytes && sha256 === digest.sha256) ?? null;
}
