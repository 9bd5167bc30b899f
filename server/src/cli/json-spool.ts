import { appendFileSync, closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Output } from "./output";
import { joinHeads, type ReportHead } from "./report";
import { LISTS, type ReportJson, writeReport } from "./report-json";

/** Bytes that are copied at once: of more, V8 would make strings that it leaves lying until it tidies the whole heap. */
const CHUNK = 1 << 16;

/** Makes one JSON object of the reports on the pieces of a dump: its lists grow on disk, not in memory. */
export class JsonSpool {
  private folder: string | undefined;
  private readonly filled = new Set<string>();
  private head: ReportHead | undefined;

  add({ head, lists }: ReportJson): void {
    this.head = this.head ? joinHeads(this.head, head) : head;
    this.folder ??= mkdtempSync(join(tmpdir(), "speech-corpus-"));
    for (const name of LISTS) {
      if (lists[name].length === 0) continue;
      const path = join(this.folder, name);
      if (this.filled.has(name)) appendFileSync(path, ",");
      appendFileSync(path, lists[name]);
      this.filled.add(name);
    }
  }

  write(output: Output): Promise<void> {
    const { folder, filled } = this;
    return writeReport(
      this.head!,
      (name) => folder !== undefined && filled.has(name) && copy(join(folder, name), output),
      output,
    );
  }

  close(): void {
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }
}

async function copy(path: string, output: Output): Promise<void> {
  const decoder = new TextDecoder();
  const bytes = Buffer.allocUnsafe(CHUNK);
  const file = openSync(path, "r");
  for (let length = readSync(file, bytes); length > 0; length = readSync(file, bytes)) {
    output.out(decoder.decode(bytes.subarray(0, length), { stream: true }));
    await output.drained();
  }
  closeSync(file);
}
