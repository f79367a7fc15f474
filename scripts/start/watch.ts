import { existsSync, type FSWatcher, watch } from 'node:fs';

// What the server and the worker load themselves. Pages are reloaded by Next.
const paths = ['server.ts', 'lib', 'db', 'inngest', 'emails', 'components/landing'];

/** Calls back once after each burst of changes to the sources of the server and the worker. */
export function watchSources(changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const notice = (_: string, name: string | null) => {
    if (name && !/\.(tsx?|json)$/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, 200);
  };
  const watchers: FSWatcher[] = paths.filter(existsSync).map((path) => watch(path, { recursive: true }, notice));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
