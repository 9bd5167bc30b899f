import type {
  FileNames,
  NameFilesParams,
  SplitPlan,
  SplitResult,
  WriteSplitParams,
} from "../../../protocol/fileRequests";
import { CorpusError } from "../corpus/corpus-error";
import { unknownPlaceholder } from "../corpus/file-name";
import * as corpus from "../corpus/plan";
import { planSource } from "../corpus/plan-source";
import { writeSplit } from "../corpus/write";
import type { DumpOptions } from "../dump";
import { message } from "../text/message";
import { type DumpFile, openDumpFile, threads } from "./dumpFile";
import { quoted } from "./label";
import type { Task } from "./task";

/**
 * Splits of files as they are on disk, whose bytes are kept: planned, then written. The last plan is kept between the
 * two, so that a large file is analysed once.
 */
export class Splits {
  private last: { readonly uri: string; readonly plan: corpus.SplitPlan } | undefined;

  /** What a split of the file `uri` would write. */
  async plan(uri: string, options: DumpOptions, task: Task): Promise<SplitPlan> {
    const { source, speeches } = await withFile(uri, (file) => this.analyse(uri, file, options, task));
    return {
      sha256: source.sha256,
      encoding: source.encoding,
      speeches: speeches.map(({ index, line, endLine, title, firstWords, fileName, warnings }) => ({
        index,
        line,
        endLine,
        label: title ?? quoted(firstWords ?? ""),
        fileName,
        warnings,
      })),
    };
  }

  /** @throws CorpusError where the file is no longer the one that was planned. */
  async names({ uri, sha256, template }: NameFilesParams, options: DumpOptions, task: Task): Promise<FileNames> {
    const unknown = unknownPlaceholder(template);
    if (unknown !== null) return { unknown, names: [] };
    const plan = await withFile(uri, (file) => this.planned(uri, sha256, file, options, task));
    return { unknown, names: withOptions(plan, { template }).speeches.map(({ fileName }) => fileName) };
  }

  /** @throws CorpusError where the file is no longer the one that was planned, or the folder cannot be written. */
  async write(params: WriteSplitParams, options: DumpOptions, task: Task): Promise<SplitResult> {
    const { uri, sha256, folder, speeches } = params;
    return withFile(uri, async (file) => {
      const plan = withOptions(await this.planned(uri, sha256, file, options, task), params.options ?? {});
      // A plan may be large, and one is enough.
      this.last = undefined;
      const { files, rest, manifest } = await writeSplit(plan, file.source, folder, {
        ...task,
        selection: new Set(speeches),
      });
      return { files, rest, manifest };
    });
  }

  private async planned(
    uri: string,
    sha256: string,
    file: DumpFile,
    options: DumpOptions,
    task: Task,
  ): Promise<corpus.SplitPlan> {
    if (this.last?.uri === uri && this.last.plan.source.sha256 === sha256) return this.last.plan;
    const plan = await this.analyse(uri, file, options, { ...task, onProgress: () => {} });
    if (plan.source.sha256 === sha256) return plan;
    throw new CorpusError(
      message("{name} has changed since the split was planned; plan it again", { name: plan.source.name }),
    );
  }

  private async analyse(
    uri: string,
    file: DumpFile,
    options: DumpOptions,
    { signal, onProgress }: Task,
  ): Promise<corpus.SplitPlan> {
    const plan = await planSource(file, {
      ...options,
      signal,
      threads,
      onProgress: (done) => onProgress(done, file.size),
    });
    this.last = { uri, plan };
    return plan;
  }
}

const withOptions = ({ source, speeches }: corpus.SplitPlan, options: corpus.SplitOptions) =>
  corpus.planNames(source, speeches, options);

async function withFile<Result>(uri: string, use: (file: DumpFile) => Promise<Result>): Promise<Result> {
  const file = await openDumpFile(uri);
  try {
    return await use(file);
  } finally {
    await file.source.close();
  }
}
