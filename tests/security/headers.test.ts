import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, SONNER_STYLE_HASH } from '@/lib/security/content-security-policy';
import { securityHeaders } from '@/lib/security/security-headers';

const policyOf = (options: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}) =>
  new Map(
    contentSecurityPolicy({ nonce: 'n0nce', development: false, https: false, ...options })
      .split('; ')
      .map((directive) => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values.join(' ')];
      }),
  );

describe('contentSecurityPolicy', () => {
  it('runs only scripts with the nonce, and allows nothing that is not named', () => {
    const policy = policyOf();
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self' 'nonce-n0nce' 'strict-dynamic'");
    expect(policy.get('style-src')).not.toContain('unsafe');
    for (const name of ['base-uri', 'frame-src', 'frame-ancestors', 'object-src'])
      expect(policy.get(name)).toBe("'none'");
    expect(policy.get('form-action')).toBe("'self'");
    expect(policy.has('upgrade-insecure-requests')).toBe(false);
  });

  it('upgrades where the page came over https, and opens for the tools of development only there', () => {
    expect(policyOf({ https: true }).has('upgrade-insecure-requests')).toBe(true);
    expect(policyOf({ development: true }).get('script-src')).toContain("'unsafe-eval'");
  });

  it('names the style sheet that the installed sonner adds', () => {
    const source = readFileSync('node_modules/sonner/dist/index.mjs', 'utf8');
    const literal = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1] ?? '""';
    const hash = createHash('sha256').update(JSON.parse(literal)).digest('base64');
    expect(SONNER_STYLE_HASH).toBe(`sha256-${hash}`);
  });
});

describe('securityHeaders', () => {
  it('keeps the address of a sign-in page from other sites', () => {
    expect(securityHeaders({ https: false, pathname: '/sign-in/link' })['referrer-policy']).toBe('no-referrer');
    expect(securityHeaders({ https: false, pathname: '/help' })['x-frame-options']).toBe('DENY');
  });

  it('asks for https only where it is spoken', () => {
    expect(securityHeaders({ https: true, pathname: '/' })).toHaveProperty('strict-transport-security');
    expect(securityHeaders({ https: false, pathname: '/' })).not.toHaveProperty('strict-transport-security');
  });
});
