// Bundles the tests for a debugger that runs them itself.
import { bundleTests } from "./test-bundles";

await bundleTests();
