import { config } from 'zod/v4/core';

// Before anything else runs in a browser. The policy forbids eval, and Firefox puts even zod's look whether it may on the console.
config({ jitless: true });
