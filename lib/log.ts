import { pino } from 'pino';

// Whoever reads a log must not be able to sign in or pay with what stands there.
const hidden = ['password', 'token', 'secret', 'clientSecret', 'accessToken', 'authorization', 'cookie', 'set-cookie'];

/** The one logger: JSON lines on stdout, level from LOG_LEVEL (default info), secrets replaced. */
export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: hidden.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[hidden]' },
});
