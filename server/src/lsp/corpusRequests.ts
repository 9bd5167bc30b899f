import type { CancellationToken, Connection } from "vscode-languageserver";
import {
  type ApplyCleanParams,
  CLEAN,
  CLEANABLE,
  type CleanParams,
  type CleanPreview,
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
import type { Answering } from "./answering";
import { clean, cleanable, previewClean } from "./clean";
import type { ClientFeatures } from "./client";
import { decide, listDecisions, revoke } from "./decide";
import { measureAll } from "./length";
import { markedPlaces } from "./places";
import { renumber } from "./renumber";
import { sectionSummaries, speechSummaries } from "./speeches";
import { boundarySnippet } from "./splitHere";
import { taskOf } from "./task";
import type { Turns } from "./turns";

/**
 * Answers what is ours beyond the Language Server Protocol.
 * @param folders the folders of the workspace, as URIs
 * @param decided called after a decision was made or taken back
 */
export function answerCorpusRequests(
  connection: Connection,
  { place, inspected }: Answering,
  turns: Turns,
  client: ClientFeatures,
  folders: readonly string[],
  decided: () => Promise<void>,
): void {
  connection.onRequest(
    SPEECHES,
    inspected((open) => speechSummaries(open), [], measureAll),
  );
  connection.onRequest(
    SPLIT_HERE,
    place((open, { position }: SplitHereParams) => boundarySnippet(open, position), null),
  );
  connection.onRequest(
    SECTIONS,
    place((open, { speech }: SectionsParams) => sectionSummaries(open, speech), []),
  );
  connection.onRequest(
    CLEANABLE,
    inspected(
      (open, scope: CleanScope, token) => cleanable(open, scope, client, turns, taskOf(connection, scope, token)),
      {
        kinds: [],
        rest: null,
      },
    ),
  );
  connection.onRequest(
    PREVIEW_CLEAN,
    inspected(
      (open, params: CleanParams, token): Promise<CleanPreview | null> =>
        previewClean(open, params, turns, taskOf(connection, params, token)),
      null,
    ),
  );
  connection.onRequest(
    PLACES,
    place((open, params: PlacesParams) => markedPlaces(open, params), []),
  );
  connection.onRequest(
    DECISIONS,
    place((open) => listDecisions(open), []),
  );
  connection.onRequest(
    REVOKE,
    place(async (open, { indexes }: RevokeParams) => {
      await revoke(open, indexes, folders);
      await decided();
      return null;
    }, null),
  );

  const commands: Readonly<Record<string, (params: never, token: CancellationToken) => Promise<number | null>>> = {
    [RENUMBER]: place((open, params: RenumberParams) => renumber(open, params, client, connection), 0),
    [CLEAN]: inspected(async (open, params: ApplyCleanParams, token) => {
      await clean(open, params, client, connection, turns, taskOf(connection, params, token));
      return null;
    }, null),
    [DECIDE]: place(async (open, params: DecideParams) => {
      await decide(open, params, folders);
      await decided();
      return null;
    }, null),
  };
  connection.onExecuteCommand(({ command, arguments: [params] = [], workDoneToken }, token) =>
    commands[command]?.({ ...params, ...(workDoneToken !== undefined && { workDoneToken }) } as never, token),
  );
}
