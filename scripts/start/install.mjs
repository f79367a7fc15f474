// Installs what package-lock.json names, when it is not there. Plain JavaScript for the host's Node.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * True when node_modules holds exactly the versions of the lock file (packages of other platforms aside).
 * npm writes its own record last, so an interrupted installation does not count.
 * @param {string} root
 */
export function isInstalled(root) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    return present[path] ? present[path].version === entry.version : entry.optional === true || entry.peer === true;
  });
}

/**
 * Runs `npm ci` with the host's own Node and npm.
 * @param {string} root
 * @throws Error with the end of npm's output
 */
export async function install(root) {
  // What npm put in front of PATH is the Node that it is about to remove.
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const env = { ...process.env, PATH: path.join(delimiter) };
  delete env.NODE_ENV;
  const script = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  const args = ['ci', '--include=dev', '--include=optional'];
  const direct = script?.endsWith('.js') && node && !node.includes('node_modules') && existsSync(node);
  const child = direct
    ? spawn(node, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let output = '';
  const keep = (chunk) => {
    output = (output + chunk).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const stop = (signal) => {
    child.kill(signal);
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
  if (code !== 0) throw new Error(`npm ci failed:\n${output.trimEnd()}`);
}
