import {createHash} from "node:crypto";

/** What a file's content hashes to: as LFS names it, and as git names a blob. */
export interface Digest {
  bytes: number;
  sha256: string;
  /** SHA-1 of `blob <size>\0` and the content: what `git hash-object` prints, and the hub's id of a small file. */
  gitSha1: string;
}

/** Both hashes of a stream of bytes, in one pass and constant memory. */
export class Digests {
  readonly #sha256 = createHash("sha256");
  readonly #gitSha1;
  #bytes = 0;

  /** @param size - in bytes, of the whole content: git hashes it before the content */
  constructor(size: number) {
    this.#gitSha1 = createHash("sha1").update(`blob ${size}\0`);
  }

  get bytes(): number {
    return this.#bytes;
  }

  update(chunk: Uint8Array): void {
    this.#sha256.update(chunk);
    this.#gitSha1.update(chunk);
    this.#bytes += chunk.length;
  }

  digest(): Digest {
    return {bytes: this.#bytes, sha256: this.#sha256.digest("hex"), gitSha1: this.#gitSha1.digest("hex")};
  }
}
