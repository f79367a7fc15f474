// Before anything else runs in a browser. The policy forbids eval, and Firefox puts even zod's look whether it may on the console.
// By the name under which all copies of zod share their settings: an import would put zod on every page.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
