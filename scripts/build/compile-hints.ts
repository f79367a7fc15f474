import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Marks the scripts that every page runs at once (React, Next) for compiling as they arrive, in the background. Browsers compile a
 * function when it is first called, and these call nearly all of theirs in one go: on a slow phone that is a quarter of a second in
 * which nothing answers. Chromium reads the mark since version 136 (Explicit Compile Hints); elsewhere it is a comment.
 * @param distDir where the build is, with its `build-manifest.json`
 */
export async function addCompileHints(distDir: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(distDir, 'build-manifest.json'), 'utf8')) as {
    rootMainFiles: string[];
  };
  await Promise.all(
    manifest.rootMainFiles.map(async (name) => {
      const file = join(distDir, name);
      const script = await readFile(file, 'utf8');
      if (!script.startsWith(HINT)) await writeFile(file, HINT + script);
    }),
  );
}
