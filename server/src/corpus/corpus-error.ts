import { type Message, message, renderMessage } from "../text/message";

/** Why a corpus could not be written or read, in words for the user that the faces can translate. */
export class CorpusError extends Error {
  constructor(readonly reason: Message) {
    super(renderMessage(reason));
  }
}

/** The refusal of the file system at `path`, without its jargon. Other errors are returned as they are. */
export function fileError(path: string, error: unknown): unknown {
  const template = reasons[(error as NodeJS.ErrnoException).code ?? ""];
  return template === undefined ? error : new CorpusError(message(template, { path }));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "{path}: no such file or folder",
  EISDIR: "{path}: is a folder, not a file",
  ENOTDIR: "{path}: is a file, not a folder",
  EEXIST: "{path}: exists already and is not overwritten",
  EACCES: "{path}: no permission",
  EPERM: "{path}: not permitted",
  EROFS: "{path}: the file system is read-only",
  ENOSPC: "{path}: the disk is full",
  EDQUOT: "{path}: the disk quota is used up",
  EFBIG: "{path}: the file would be larger than the system allows",
  ENAMETOOLONG: "{path}: the path is too long",
};
