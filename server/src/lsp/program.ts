import { parentPort } from "node:worker_threads";
import { serveFileTasks } from "./fileThread";

// The same program serves as the thread that works on files on disk.
if (parentPort) serveFileTasks(parentPort);
else void import("./main");
