import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

// npm run screens: a picture of every page, on both screens and in both themes, into the ignored folder `screens`.
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 780 } };

export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../../test-results/screens',
  timeout: 600_000,
  reporter: [['list']],
  globalTeardown: './write-index.ts',
  projects: Object.entries(SIZES).flatMap(([size, viewport]) =>
    (['light', 'dark'] as const).map((colorScheme) => ({
      name: `${size}-${colorScheme}`,
      use: { ...base.projects?.find(({ name }) => name === 'desktop')?.use, viewport, colorScheme },
    })),
  ),
});
