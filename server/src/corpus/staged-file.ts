import { createHash } from "node:crypto";
import { type FileHandle, open, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "./digest";

const BUFFER = 1 << 18;

/** A finished file in a stage. */
export interface Staged {
  readonly path: string;
  readonly sha256: string;
}

/** Writes a whole file into a stage. */
export async function stageBytes(stage: string, name: string, bytes: Uint8Array): Promise<Staged> {
  const digest = sha256(bytes);
  const path = join(stage, `${name}-${digest}`);
  await writeFile(path, bytes, { flag: "wx" });
  return { path, sha256: digest };
}

/** A file in a stage that is written bit by bit; it gets its hash into its name when it is finished. */
export class StagedFile {
  private readonly hash = createHash("sha256");
  private buffered: Uint8Array[] = [];
  private bufferedSize = 0;
  /** How many bytes were given to it. */
  size = 0;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(stage: string, name: string): Promise<StagedFile> {
    const path = join(stage, name);
    return new StagedFile(path, await open(path, "wx"));
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.hash.update(bytes);
    this.buffered.push(bytes);
    this.bufferedSize += bytes.length;
    this.size += bytes.length;
    if (this.bufferedSize >= BUFFER) await this.flush();
  }

  async finish(): Promise<Staged> {
    await this.flush();
    await this.handle.close();
    const digest = this.hash.digest("hex");
    const path = `${this.path}-${digest}`;
    await rename(this.path, path);
    return { path, sha256: digest };
  }

  /** Lets go of the file, finished or not. */
  async close(): Promise<void> {
    await this.handle.close().catch(() => {});
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.buffered);
    this.buffered = [];
    this.bufferedSize = 0;
    if (bytes.length > 0) await this.handle.writeFile(bytes);
  }
}
