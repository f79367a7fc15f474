import { createEnv } from '@t3-oss/env-nextjs';
import { z } from 'zod';

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must be a URL that starts with postgres://');
const webUrl = z.url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' });
const wholeNumber = (least: number, most: number) => {
  const words = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(words).int(words).min(least, words).max(most, words);
};
const is32Bytes = (text: string) => Buffer.from(text, 'base64').length === 32;

const settings = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  /** Port of the server. */
  PORT: wholeNumber(1, 65_535).default(3000),
  /** Address the server listens on; 0.0.0.0 for every network. */
  HOST: z.string().default('127.0.0.1'),
  /** Folder of everything Kith keeps. */
  DATA_DIR: z.string().default('.data'),
  /** Where people reach Kith; links in mails and on QR codes begin with it. */
  APP_URL: webUrl.default('http://localhost:3000'),
  DATABASE_URL: postgresUrl,
  APP_DATABASE_URL: postgresUrl,
  DATABASE_POOL_SIZE: wholeNumber(2, 500).default(10),
  /** Signs sessions. */
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** Encrypts what must be kept secret in the database. */
  ENCRYPTION_KEY: z.string().refine(is32Bytes, 'must be 32 bytes in base64'),
  /** Earlier keys, separated by commas: what they encrypted can be read, and `keys rotate` encrypts it anew. */
  ENCRYPTION_KEYS_OLD: z
    .string()
    .refine(
      (text) => text.split(',').every((key) => is32Bytes(key.trim())),
      'must be keys of 32 bytes in base64, separated by commas',
    )
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Number of reverse proxies in front whose X-Forwarded-For is to be believed. */
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  /** What one API client may ask of one process each second before it is told to wait. */
  API_REQUESTS_PER_SECOND: wholeNumber(1, 1_000_000).default(5000),
  /** How long the sandbox bank takes to settle a payout; its own default otherwise. */
  SANDBOX_SETTLEMENT_MS: wholeNumber(1, 86_400_000).optional(),
  /** The sandbox bank in a process of its own (`scripts/sandbox-bank.ts`), and how long its answer may take. */
  SANDBOX_BANK_URL: webUrl.optional(),
  SANDBOX_BANK_TIMEOUT_MS: wholeNumber(1, 60_000).optional(),
  /** Other addresses of Stripe and PayPal, for a stand-in or a proxy. */
  STRIPE_BASE_URL: webUrl.optional(),
  PAYPAL_BASE_URL: webUrl.optional(),
  /** Whether webhooks may go to this machine, over http too; by default only where APP_URL is a loopback address. */
  WEBHOOKS_TO_LOOPBACK: z.enum(['true', 'false']).optional(),
  /** One account of the whole installation for mail and text messages; a school's own comes first. */
  RESEND_API_KEY: z.string().optional(),
  RESEND_WEBHOOK_SECRET: z.string().optional(),
  RESEND_BASE_URL: webUrl.optional(),
  EMAIL_FROM: z.string().optional(),
  TWILIO_ACCOUNT_SID: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z.string().optional(),
  TWILIO_BASE_URL: webUrl.optional(),
  /** With these three, durable functions run on an Inngest server and not on the embedded engine. */
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  INNGEST_BASE_URL: webUrl.optional(),
};

export type Env = Readonly<z.infer<z.ZodObject<typeof settings>>>;
let known: Env | undefined;

/** The settings of this process, validated at the first call. See `readEnv`. */
export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}

/**
 * Reads and validates settings. An empty variable counts as not set.
 * @throws Error that names every variable that is missing or wrong, and never its value
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  return createEnv({
    server: settings,
    runtimeEnv: { ...source } as never,
    emptyStringAsUndefined: true,
    onValidationError: (issues) => {
      const lines = issues.map((issue) => {
        const name = String(issue.path?.[0] ?? 'setting');
        return `  ${name}: ${source[name] ? issue.message : 'is not set'}`;
      });
      throw new Error(`Some settings are missing or wrong (see .env.example):\n${lines.join('\n')}`);
    },
  }) as Env;
}
