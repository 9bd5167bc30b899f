import { parentPort } from "node:worker_threads";
import { servePieces } from "../corpus/piece-threads";
import { stretchesLook } from "../corpus/plan-source";
import { figuresLook } from "./analyse";
import { serveFileTasks } from "./fileThread";

// The same program serves as the thread that works on files on disk, and as those that read large ones for it.
if (parentPort) {
  if (!servePieces(parentPort, [stretchesLook, figuresLook])) serveFileTasks(parentPort);
} else void import("./main");
