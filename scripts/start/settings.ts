import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readEnv } from '@/lib/env';
import { loadSecrets, type Secrets, secretsFile } from './secrets';

/**
 * Completes the environment before anything reads it: `.env`, defaults, and the installation's own secrets.
 * What the caller has set always wins.
 * @throws Error that names each setting that is wrong
 */
export function completeSettings(mode: 'production' | 'development'): { dataDir: string; secrets: Secrets } {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const env = process.env as Record<string, string | undefined>;
  env.NODE_ENV = mode;
  env.PORT ||= '3000';
  env.HOST ||= '127.0.0.1';
  env.DATA_DIR = resolve(env.DATA_DIR || '.data');
  env.APP_URL ||= `http://localhost:${env.PORT}`;
  env.NEXT_TELEMETRY_DISABLED ||= '1';
  const secrets = loadSecrets(env.DATA_DIR);
  env.AUTH_SECRET ||= secrets.authSecret;
  const keyFile = secretsFile(env.DATA_DIR);
  // Without a key of the caller's own the file is the word, also later: a rotation changes it while processes run.
  if (!env.ENCRYPTION_KEY || env.ENCRYPTION_KEY_FILE === keyFile) {
    env.ENCRYPTION_KEY = secrets.encryptionKey;
    env.ENCRYPTION_KEY_FILE = keyFile;
  } else delete env.ENCRYPTION_KEY_FILE;
  // What is wrong is said now and not after a build; the database's address may come later.
  const later = 'postgres://embedded';
  readEnv({ ...env, DATABASE_URL: env.DATABASE_URL || later, APP_DATABASE_URL: env.APP_DATABASE_URL || later });
  return { dataDir: env.DATA_DIR, secrets };
}
