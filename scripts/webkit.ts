import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@/db/embedded/free-port';
import { findProgram } from './e2e/find-program';
import { runNode } from './e2e/run-node';
import { withKith } from './e2e/with-kith';

// npm run test:webkit: the main ways in WebKitGTK, over WebDriver, on a screen that nobody sees. Linux only.
const driver = () => findProgram('WebKitWebDriver', 'webkit2gtk-driver', ['/usr/bin/WebKitWebDriver']);
const screen = () => findProgram('Xvfb', 'xvfb', ['/usr/bin/Xvfb']);
const MINI_BROWSERS = ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);
const START_MS = 20_000;

const children: ChildProcess[] = [];

function open(program: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  return child;
}

/** A screen that no other program uses. @returns its name, such as ":3" */
async function openScreen(): Promise<string> {
  const server = open(screen(), ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp']);
  const said = new Promise<string>((done, fail) => {
    server.stdout?.once('data', (number: Buffer) => done(`:${number.toString().trim()}`));
    server.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}`)));
  });
  return said;
}

async function openDriver(display: string): Promise<string> {
  const port = await freePort();
  const env = { DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1', NO_AT_BRIDGE: '1', GDK_BACKEND: 'x11' };
  const url = `http://127.0.0.1:${port}`;
  const child = open(driver(), [`--port=${port}`, '--host=127.0.0.1'], env);
  const until = performance.now() + START_MS;
  while (
    !(await fetch(`${url}/status`).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || performance.now() > until) throw new Error('WebKitWebDriver did not start');
    await wait(100);
  }
  return url;
}

async function main(): Promise<number> {
  const browser = findProgram('MiniBrowser', 'webkit2gtk-driver', MINI_BROWSERS);
  const url = await openDriver(await openScreen());
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/webkit/vitest.config.ts'];
  return withKith('test-results/app-webkit.log', (kith) =>
    runNode([...args, ...process.argv.slice(2)], { ...kith, WEBKIT_DRIVER_URL: url, WEBKIT_BROWSER: browser }),
  );
}

main()
  .catch((error: Error) => {
    console.error(`\n${error.message}\n`);
    return 1;
  })
  .then((code) => {
    for (const child of children) child.kill();
    process.exit(code);
  });
