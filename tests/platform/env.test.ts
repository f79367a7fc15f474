import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { env, readEnv } from '@/lib/env';

const good = {
  DATABASE_URL: 'postgres://owner:x@127.0.0.1:5432/kith',
  APP_DATABASE_URL: 'postgresql://kith_app:x@127.0.0.1:5432/kith',
  AUTH_SECRET: 'x'.repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
};

describe('settings', () => {
  it('has defaults for all that need not be set, and takes an empty variable for none', () => {
    const defaults = { PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data', LOG_LEVEL: 'info', TRUSTED_PROXIES: 0 };
    expect(readEnv({ ...good, PORT: '', NODE_ENV: undefined })).toMatchObject({ ...defaults, NODE_ENV: 'production' });
  });

  it('names every variable that is missing or wrong', () => {
    const bad = {
      ...good,
      DATABASE_URL: 'mysql://x',
      PORT: '70000',
      ENCRYPTION_KEY: 'short-and-secret',
      AUTH_SECRET: '',
    };
    const read = () => readEnv(bad);
    expect(read).toThrow(/DATABASE_URL: must be a URL that starts with postgres:/);
    expect(read).toThrow(/PORT: must be a whole number from 1 to 65535/);
    expect(read).toThrow(/ENCRYPTION_KEY: must be 32 bytes in base64/);
    expect(read).toThrow(/AUTH_SECRET: is not set/);
    expect(read).not.toThrow(/short-and-secret/);
  });

  it('reads the environment of this process', () => {
    Object.assign(process.env, good, { PORT: '4010' });
    expect(env().PORT).toBe(4010);
    expect(env()).toBe(env());
  });

  it('has every setting explained in .env.example', () => {
    const text = readFileSync('.env.example', 'utf8');
    const missing = Object.keys(readEnv(good)).filter((name) => !text.includes(`# ${name}=`));
    expect(missing).toEqual(['NODE_ENV']);
  });
});
