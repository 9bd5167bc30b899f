import { createHash } from "node:crypto";
import { type FileHandle, open, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "./digest";

const BUFFER = 1 << 18;

/** Where a finished file stands in a stage. */
export function stagedPath(stage: string, name: string, digest: string): string {
  return join(stage, `${name}-${digest}`);
}

/** Writes a whole file into a stage; returns its SHA-256. */
export async function stageBytes(stage: string, name: string, bytes: Uint8Array): Promise<string> {
  const digest = sha256(bytes);
  await writeFile(stagedPath(stage, name, digest), bytes, { flag: "wx" });
  return digest;
}

/** A file in a stage that is written bit by bit; it gets its hash into its name when it is finished. */
export class StagedFile {
  private readonly hash = createHash("sha256");
  private readonly buffer = Buffer.allocUnsafe(BUFFER);
  private buffered = 0;
  /** How many bytes were given to it. */
  size = 0;

  private constructor(
    private readonly stage: string,
    private readonly name: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(stage: string, name: string): Promise<StagedFile> {
    return new StagedFile(stage, name, await open(join(stage, name), "wx"));
  }

  /** Nothing of `bytes` is needed any longer when this is done. */
  async write(bytes: Uint8Array): Promise<void> {
    this.hash.update(bytes);
    this.size += bytes.length;
    if (this.buffered + bytes.length > BUFFER) await this.flush();
    if (bytes.length > BUFFER) return this.handle.writeFile(bytes);
    this.buffer.set(bytes, this.buffered);
    this.buffered += bytes.length;
  }

  /** Returns the SHA-256 of what was written, which then is on the disk to stay. */
  async finish(): Promise<string> {
    await this.flush();
    await this.handle.sync();
    await this.handle.close();
    const digest = this.hash.digest("hex");
    await rename(join(this.stage, this.name), stagedPath(this.stage, this.name, digest));
    return digest;
  }

  /** Lets go of the file, finished or not. */
  async close(): Promise<void> {
    await this.handle.close().catch(() => {});
  }

  private async flush(): Promise<void> {
    if (this.buffered > 0) await this.handle.writeFile(this.buffer.subarray(0, this.buffered));
    this.buffered = 0;
  }
}
