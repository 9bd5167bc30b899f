import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CodeLensRequest,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  SemanticTokensRequest,
} from "vscode-languageserver-protocol/node";
import { SPEECHES } from "../../protocol/requests";
import { generateDump } from "../support/generate";
import { temporaryFolder } from "../temporary-folder";
import { type OpenDocument, Session } from "./session";

/** Of about 20 MB. */
const LARGE = generateDump(20, 6_800_000);
const SMALL = generateDump(1, 20_000);

describe("memory", () => {
  const folder = temporaryFolder();

  it("is given back when documents are closed", async function () {
    // Windows has no such signal.
    if (process.platform === "win32") this.skip();
    const nodeOptions = ["--heapsnapshot-signal=SIGUSR2", `--diagnostic-dir=${folder()}`];
    const session = await Session.start({ nodeOptions });
    try {
      const kept = await session.open(SMALL, "file:///speeches/kept.dump");
      await use(session, kept);
      const before = await takeSnapshot(session, kept, folder());
      for (const name of ["first", "second"]) {
        const document = await session.open(LARGE, `file:///speeches/${name}.dump`);
        await use(session, document);
        await document.change(document.lines(1000), "一、新的一行");
        await use(session, document);
        await document.close();
      }
      // It is closed while it is read; who asks for the whole of another has his turn after it is left.
      await (await session.open(LARGE, "file:///speeches/unread.dump")).close();
      await use(session, kept);
      const after = await takeSnapshot(session, kept, folder());
      assert.deepEqual([before.dumps, after.dumps], [1, 1]);
      // What is left is code and caches of the engine, and nothing near the size of a text.
      assert.ok(after.size < before.size * 2, `${before.size} bytes before, ${after.size} after`);
    } finally {
      await session.stop();
    }
  });
});

/** Asks all that an editor asks about a whole document. */
async function use({ connection }: Session, { identifier, uri }: OpenDocument): Promise<void> {
  const about = { textDocument: identifier };
  const requests = [DocumentSymbolRequest, SemanticTokensRequest, FoldingRangeRequest, CodeLensRequest] as const;
  await Promise.all([
    ...requests.map(({ type }) => connection.sendRequest(type.method, about)),
    connection.sendRequest(DocumentDiagnosticRequest.type, about),
    connection.sendRequest(SPEECHES, { uri }),
  ]);
}

interface Snapshot {
  /** How many analysed documents there are: objects with a property that theirs alone have, as names of classes are minified. */
  readonly dumps: number;
  /** Of all objects together, in bytes. */
  readonly size: number;
}

/** Has the server collect its garbage and write down every object that is left. */
async function takeSnapshot({ server, connection }: Session, open: OpenDocument, folder: string): Promise<Snapshot> {
  const roundTrip = () =>
    connection.sendRequest(HoverRequest.type, {
      textDocument: open.identifier,
      position: { line: 0, character: 0 },
    });
  // What was sent before has been heard of now.
  await roundTrip();
  server.kill("SIGUSR2");
  const written = () => readdirSync(folder).find((name) => name.endsWith(".heapsnapshot"));
  while (!written()) await sleep(50);
  // The server does nothing else while it writes; once it answers, the file is whole.
  await roundTrip();
  const path = join(folder, written()!);
  const { snapshot, nodes, edges, strings } = JSON.parse(readFileSync(path, "utf8"));
  rmSync(path);
  const { node_fields: nodeFields, edge_fields: edgeFields, edge_types: edgeTypes } = snapshot.meta;
  const [property, findings] = [edgeTypes[0].indexOf("property"), strings.indexOf("findingsMemo")];
  const names = column(edges, edgeFields, "name_or_index");
  const sizes = column(nodes, nodeFields, "self_size");
  return {
    dumps: column(edges, edgeFields, "type").filter((type, i) => type === property && names[i] === findings).length,
    size: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/** A snapshot is made of tables whose rows stand one after the other. */
function column(table: readonly number[], fields: readonly string[], field: string): number[] {
  const at = fields.indexOf(field);
  return Array.from({ length: table.length / fields.length }, (_, row) => table[row * fields.length + at]!);
}
