import { appendFileSync, closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Output } from "./output";
import { joinHeads, type ReportHead } from "./report";
import { LISTS, type ReportJson } from "./report-json";

const CHUNK = 1 << 20;

/** Makes one JSON object of the reports on the pieces of a dump: its lists grow on disk, not in memory. */
export class JsonSpool {
  private folder: string | undefined;
  private readonly filled = new Set<string>();
  private head: ReportHead | undefined;

  add({ head, lists }: ReportJson): void {
    this.head = this.head ? joinHeads(this.head, head) : head;
    this.folder ??= mkdtempSync(join(tmpdir(), "speech-corpus-"));
    for (const name of LISTS) {
      if (lists[name] === "") continue;
      appendFileSync(join(this.folder, name), (this.filled.has(name) ? "," : "") + lists[name]);
      this.filled.add(name);
    }
  }

  async write(output: Output): Promise<void> {
    output.out(JSON.stringify(this.head).slice(0, -1));
    for (const name of LISTS) {
      output.out(`,"${name}":[`);
      if (this.folder && this.filled.has(name)) await copy(join(this.folder, name), output);
      output.out("]");
    }
    output.out("}\n");
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
