import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { InSteps } from "../in-steps";
import { say } from "../l10n/translation";
import type { Documents, OpenDump } from "./documents";
import { orReason } from "./orReason";
import { STALE } from "./tell";
import type { Turns } from "./turns";

/** What a question about one document has, of the Language Server Protocol or of our own. */
type AboutDocument = { readonly textDocument: { readonly uri: string } } | { readonly uri: string };

type Answer<Params, Result> = (open: OpenDump, params: Params, token?: CancellationToken) => Result | Promise<Result>;
type Handler<Params, Result> = (params: Params, token?: CancellationToken) => Promise<Result>;

/** How questions about an open document are answered; `otherwise` is the answer where it is not open. */
export interface Answering {
  /** About a place. It is answered before anything else; where the document is edited meanwhile, not at all. */
  place<Params extends AboutDocument, Result>(
    answer: Answer<Params, Result>,
    otherwise: Result,
  ): Handler<Params, Result>;
  /** About all of the document, as it is when the answer has its turn. */
  whole<Params extends AboutDocument, Result>(
    answer: Answer<Params, Result>,
    otherwise: Result,
  ): Handler<Params, Result>;
  /** The same, once all its problems are known, and all that `prepare` makes for the answer. */
  inspected<Params extends AboutDocument, Result>(
    answer: Answer<Params, Result>,
    otherwise: Result,
    prepare?: (open: OpenDump) => InSteps<void>,
  ): Handler<Params, Result>;
  /** What lengthy work on a document comes to; it is left once the document is edited or the question taken back. */
  lengthy<Result>(
    document: Pick<OpenDump, "uri" | "version">,
    work: (open: OpenDump) => InSteps<Result>,
    token: CancellationToken | undefined,
  ): Promise<Result>;
}

export function answering(documents: Documents, turns: Turns): Answering {
  const handler =
    (find: (uri: string) => Promise<OpenDump | null>) =>
    <Params extends AboutDocument, Result>(answer: Answer<Params, Result>, otherwise: Result) =>
    async (params: Params, token?: CancellationToken): Promise<Result> => {
      const open = await unlessCancelled(find(uriOf(params)), token);
      return open ? orReason(answer(open, params, token)) : otherwise;
    };
  return {
    place: handler(async (uri) => {
      const version = documents.versionOf(uri);
      const open = await documents.get(uri);
      if (open && open.version !== version) throw modified();
      return open;
    }),
    whole: handler(async (uri) => {
      await documents.get(uri);
      await turns.next();
      return documents.get(uri);
    }),
    inspected: (answer, otherwise, prepare) =>
      handler(async (uri) => {
        await documents.get(uri);
        await turns.next();
        const open = await documents.inspected(uri);
        if (open && prepare) await turns.through(prepare(open), () => documents.versionOf(uri) !== null);
        return documents.inspected(uri);
      })(answer, otherwise),
    async lengthy({ uri, version }, work, token) {
      const open = await documents.get(uri);
      const isWanted = () => !token?.isCancellationRequested && documents.versionOf(uri) === version;
      const result = open && (await turns.through(work(open), isWanted));
      if (result === null) throw token?.isCancellationRequested ? cancelled() : modified();
      return result;
    },
  };
}

/** What `found` comes to; a question that is taken back is not waited for. */
function unlessCancelled<T>(found: Promise<T>, token: CancellationToken | undefined): Promise<T> {
  if (!token) return found;
  return new Promise((resolve, reject) => {
    const refuse = () => reject(cancelled());
    const listener = token.onCancellationRequested(refuse);
    found.then(resolve, reject).finally(() => listener.dispose());
  });
}

/** Tells an editor that its question was taken back. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "the request was cancelled");
}

function modified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, say(STALE));
}

function uriOf(params: AboutDocument): string {
  return "uri" in params ? params.uri : params.textDocument.uri;
}
