import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// One seed for every property of a run; repeat a run with FC_SEED=number npm test.
const seed = process.env.FC_SEED ?? String(randomInt(2 ** 31));
process.env.FC_SEED = seed;

const env = {
  TZ: 'UTC',
  FC_SEED: seed,
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  AUTH_SECRET: 'test-only-auth-secret-0123456789abcdef',
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  APP_URL: 'http://127.0.0.1:3000',
};

const shared = { exclude: ['**/node_modules/**', 'tests/e2e/**', 'tests/bench/**', 'tests/webkit/**'] };

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    env,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: Math.max(2, availableParallelism() - 1),
    restoreMocks: true,
    // These import 'next/server' and the like without a file extension, which Node itself does not resolve.
    server: { deps: { inline: ['next-auth', '@auth/core', 'next-intl'] } },
    coverage: {
      provider: 'v8',
      include: ['lib/**/*.{ts,tsx}', 'db/**/*.ts', 'inngest/**/*.ts', 'emails/**/*.tsx', 'components/**/*.tsx'],
      // The demo school is data; the browser tests walk through it.
      exclude: ['**/*.d.ts', 'db/migrations/**', 'db/seed/**'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { statements: 90, branches: 90 },
    },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...shared.exclude, 'tests/components/**', 'tests/architecture/**'],
          globalSetup: ['tests/setup/global.ts'],
          // A worker goes on to the next file: to start one and read its packages anew was a third of all the work.
          isolate: false,
          setupFiles: ['tests/setup/fresh-modules.ts', 'tests/setup/each-file.ts'],
        },
      },
      {
        extends: true,
        test: { ...shared, name: 'architecture', environment: 'node', include: ['tests/architecture/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'dom',
          environment: 'jsdom',
          include: ['tests/components/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/setup/each-file.ts', 'tests/setup/dom.ts'],
        },
      },
    ],
  },
});
