import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addCompileHints } from '@/scripts/build/compile-hints';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'kith-dist-'));
  writeFileSync(join(dist, 'build-manifest.json'), JSON.stringify({ rootMainFiles: ['root.js'], pages: {} }));
  writeFileSync(join(dist, 'root.js'), 'run();');
  writeFileSync(join(dist, 'chart.js'), 'draw();');
});
afterEach(() => rmSync(dist, { recursive: true }));

it('marks the scripts of every page in their first line, once, and no others', async () => {
  await addCompileHints(dist);
  await addCompileHints(dist);
  expect(readFileSync(join(dist, 'root.js'), 'utf8')).toBe('//# allFunctionsCalledOnLoad\nrun();');
  expect(readFileSync(join(dist, 'chart.js'), 'utf8')).toBe('draw();');
});

it('fails the build when it does not find what it should mark', async () => {
  rmSync(join(dist, 'root.js'));
  await expect(addCompileHints(dist)).rejects.toThrow('ENOENT');
});
