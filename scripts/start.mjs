// The one command: installs when needed, then hands over to scripts/start/main.ts on the Node that was installed.
// Plain JavaScript for Node 20, because it runs on a machine that has nothing yet.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, isInstalled } from './start/install.mjs';
import { step } from './start/step.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  if (!isInstalled(root)) await step('Installing packages (once)', () => install(root));
} catch (error) {
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
handOver(installedNode());

/** The pinned Node, installed as a package of this platform; the host's own where there is none. */
function installedNode() {
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  if (process.platform === 'win32') names.push(`node-win-${process.arch}`);
  for (const name of names) {
    for (const file of ['bin/node', 'bin/node.exe']) {
      const path = join(root, 'node_modules', name, file);
      if (existsSync(path)) return path;
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`Kith needs Node 24 or newer here; this is ${process.version} and no package brings one.`);
  process.exit(1);
}

function handOver(node) {
  const args = ['--import', 'tsx', join(root, 'scripts/start/main.ts'), ...process.argv.slice(2)];
  // The channel tells the other side when this process is gone, however it went.
  const main = spawn(node, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => main.kill(signal));
  main.once('error', (error) => {
    console.error(`Kith cannot run ${node}: ${error.message}`);
    process.exit(1);
  });
  main.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
  stopWithNpm(main);
}

/** npm that was killed cannot tell us; without it nobody would be left to stop us. */
function stopWithNpm(main) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const before = ancestors();
  setInterval(() => {
    if (ancestors() !== before) main.kill('SIGTERM');
  }, 1000).unref();
}

/** The parent, and its parent where a shell stands between npm and us. */
function ancestors() {
  if (process.platform !== 'linux') return String(process.ppid);
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}
