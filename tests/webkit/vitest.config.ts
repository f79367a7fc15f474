import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Started by scripts/webkit.ts, which runs the application, the screen and the driver.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { alias: { '@': fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '') } },
  test: { include: ['tests/webkit/**/*.test.ts'], testTimeout: 90_000, hookTimeout: 90_000, fileParallelism: false },
});
