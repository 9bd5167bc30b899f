import type { Connection } from "vscode-languageserver";
import {
  type ApplyCleanParams,
  CLEAN,
  CLEANABLE,
  type CleanParams,
  type CleanScope,
  DECIDE,
  DECISIONS,
  type DecideParams,
  PLACES,
  type PlacesParams,
  PREVIEW_CLEAN,
  RENUMBER,
  REVOKE,
  type RenumberParams,
  type RevokeParams,
  SECTIONS,
  type SectionsParams,
  SPEECHES,
  SPLIT_HERE,
  type SplitHereParams,
} from "../../../protocol/requests";
import { clean, cleanable, previewClean } from "./clean";
import type { ClientFeatures } from "./client";
import { decide, listDecisions, revoke } from "./decide";
import type { Documents, OpenDump } from "./documents";
import { orReason } from "./orReason";
import { markedPlaces } from "./places";
import { renumber } from "./renumber";
import { sectionSummaries, speechSummaries } from "./speeches";
import { boundarySnippet } from "./splitHere";

/**
 * Answers what is ours beyond the Language Server Protocol.
 * @param folders the folders of the workspace, as URIs
 * @param decided called after a decision was made or taken back
 */
export function answerCorpusRequests(
  connection: Connection,
  documents: Documents,
  client: ClientFeatures,
  folders: readonly string[],
  decided: () => Promise<void>,
): void {
  /** Answers a request about one document; `otherwise` where it is not open. */
  const about =
    <Params extends { uri: string }, Result>(
      answer: (open: OpenDump, params: Params) => Result | Promise<Result>,
      otherwise: Result,
    ) =>
    async (params: Params): Promise<Result> => {
      const open = await documents.get(params.uri);
      return open ? orReason(answer(open, params)) : otherwise;
    };

  connection.onRequest(
    SPEECHES,
    about((open) => speechSummaries(open), []),
  );
  connection.onRequest(
    SPLIT_HERE,
    about((open, { position }: SplitHereParams) => boundarySnippet(open, position), null),
  );
  connection.onRequest(
    SECTIONS,
    about((open, { speech }: SectionsParams) => sectionSummaries(open, speech), []),
  );
  connection.onRequest(
    CLEANABLE,
    about((open, scope: CleanScope) => cleanable(open, scope), []),
  );
  connection.onRequest(
    PREVIEW_CLEAN,
    about((open, params: CleanParams) => previewClean(open, params), null),
  );
  connection.onRequest(
    PLACES,
    about((open, params: PlacesParams) => markedPlaces(open, params), []),
  );
  connection.onRequest(
    DECISIONS,
    about((open) => listDecisions(open), []),
  );
  connection.onRequest(
    REVOKE,
    about(async (open, { indexes }: RevokeParams) => {
      await revoke(open, indexes, folders);
      await decided();
      return null;
    }, null),
  );

  const commands: Readonly<Record<string, (params: never) => Promise<null>>> = {
    [RENUMBER]: about(async (open, params: RenumberParams) => {
      await renumber(open, params, client, connection);
      return null;
    }, null),
    [CLEAN]: about(async (open, params: ApplyCleanParams) => {
      await clean(open, params, client, connection);
      return null;
    }, null),
    [DECIDE]: about(async (open, params: DecideParams) => {
      await decide(open, params, folders);
      await decided();
      return null;
    }, null),
  };
  connection.onExecuteCommand(({ command, arguments: [params] = [] }) => commands[command]?.(params as never));
}
