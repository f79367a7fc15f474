import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messages } from '@/lib/i18n/messages';
import { pickMessages } from '@/lib/i18n/pick-messages';
import { translator } from '@/lib/i18n/translator';

describe('the catalogue', () => {
  it('has every file of its folder', () => {
    const files = readdirSync('lib/i18n/messages/en').map((name) => name.replace('.json', ''));
    expect(Object.keys(messages).sort()).toEqual(files.sort());
  });

  it('gives a page the shared namespaces and its own', () => {
    const names = Object.keys(pickMessages(['portal']));
    expect(names).toContain('common');
    expect(names).toContain('portal');
    expect(names).not.toContain('help');
    expect(pickMessages()).not.toHaveProperty('portal');
  });

  it('speaks outside React too', () => {
    expect(translator('tables')('showing', { shown: 50, total: 3195 })).toBe('Showing 50 of 3,195');
  });
});
