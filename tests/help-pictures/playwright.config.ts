import { defineConfig } from '@playwright/test';
import { PICTURE_THEMES } from '@/lib/help/pictures';
import base from '../../playwright.config';

// npm run help:pictures: the guide's pictures, taken from the running product in both themes, into `public/help`.
export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../../test-results/help-pictures',
  timeout: 600_000,
  reporter: [['list']],
  projects: PICTURE_THEMES.map((colorScheme) => ({
    name: colorScheme,
    use: { ...base.projects?.find(({ name }) => name === 'desktop')?.use, colorScheme, deviceScaleFactor: 1.5 },
  })),
});
