// Preloaded into a program under test: kills it, as kill -9 does, at its DIE_AT-th operation that changes the disk.
// A write dies half way. Without DIE_AT the number of operations is printed at the end. With NO_LINKS the disk knows no
// hard links.
const fs = require("node:fs");
const promises = require("node:fs/promises");

const dieAt = Number(process.env.DIE_AT ?? Number.POSITIVE_INFINITY);
let count = 0;
const isLast = () => count++ === dieAt;
const die = () => process.kill(process.pid, "SIGKILL");

if (process.env.NO_LINKS)
  promises.link = async () => {
    throw Object.assign(new Error("no hard links here"), { code: "EPERM" });
  };

for (const name of ["open", "link", "rename", "unlink", "mkdir", "mkdtemp", "rm", "rmdir", "writeFile"]) {
  const original = promises[name];
  promises[name] = async (...args) => {
    if (isLast()) {
      if (name === "writeFile") fs.writeFileSync(args[0], args[1].subarray(0, args[1].length / 2));
      die();
    }
    const result = await original(...args);
    if (name === "open") cutWrites(result);
    return result;
  };
}

function cutWrites(handle) {
  const original = handle.writeFile.bind(handle);
  handle.writeFile = (bytes) => {
    if (isLast()) {
      fs.writeSync(handle.fd, bytes.subarray(0, bytes.length / 2));
      die();
    }
    return original(bytes);
  };
}

if (dieAt === Number.POSITIVE_INFINITY) process.on("exit", () => fs.writeSync(2, `\noperations: ${count}\n`));
