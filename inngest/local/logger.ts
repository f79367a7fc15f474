import type { EngineLogger } from './types';

function line(level: string, context: object, message: string): void {
  const { err, ...rest } = context as { err?: Error };
  const entry = { level, time: new Date().toISOString(), msg: message, ...rest, ...(err ? { err: String(err) } : {}) };
  process.stderr.write(`${JSON.stringify(entry)}\n`);
}

/** JSON lines on standard error; debug messages are dropped. */
export const consoleLogger: EngineLogger = {
  debug: () => {},
  info: (context, message) => line('info', context, message),
  warn: (context, message) => line('warn', context, message),
  error: (context, message) => line('error', context, message),
};

export const silentLogger: EngineLogger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
