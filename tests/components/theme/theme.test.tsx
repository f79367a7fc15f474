import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { THEME_SCRIPT } from '@/components/theme/apply-theme';
import { ThemeFollower } from '@/components/theme/theme-follower';
import { useTheme } from '@/components/theme/use-theme';
import { show } from '../render';

const root = document.documentElement;
let systemIsDark = false;
const onSystem = new Set<() => void>();

beforeEach(() => {
  systemIsDark = false;
  vi.spyOn(window, 'matchMedia').mockImplementation(
    () =>
      ({
        matches: systemIsDark,
        addEventListener: (_kind: string, listener: () => void) => onSystem.add(listener),
        removeEventListener: (_kind: string, listener: () => void) => onSystem.delete(listener),
      }) as unknown as MediaQueryList,
  );
});

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  root.className = '';
});

function turnSystem(dark: boolean) {
  systemIsDark = dark;
  act(() => {
    for (const listener of onSystem) listener();
  });
}

function Choice() {
  const { theme, isDark, setTheme } = useTheme();
  return (
    <>
      <output>{`${theme}, ${isDark ? 'dark' : 'light'}`}</output>
      <button type="button" onClick={() => setTheme('dark')}>
        Dark
      </button>
      <button type="button" onClick={() => setTheme('system')}>
        System
      </button>
    </>
  );
}

describe('the first script of a page', () => {
  const run = () => new Function(THEME_SCRIPT)();

  it.each([
    ['dark', false, true],
    ['light', true, false],
    ['system', true, true],
    [null, false, false],
    ['<odd>', true, true],
  ])('chosen %s, the system dark: %s', (chosen, dark, expected) => {
    if (chosen !== null) localStorage.setItem('theme', chosen);
    systemIsDark = dark;
    run();
    expect(root.classList.contains('dark')).toBe(expected);
  });

  it('follows the system where a browser keeps nothing for the page', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('The operation is insecure', 'SecurityError');
    });
    systemIsDark = true;
    run();
    expect(root).toHaveClass('dark');
  });
});

describe('useTheme', () => {
  it('changes the page and every place that shows the theme, and remembers it', async () => {
    show(
      <>
        <Choice />
        <Choice />
      </>,
    );
    await userEvent.click(screen.getAllByRole('button', { name: 'Dark' })[0] as HTMLElement);
    expect(screen.getAllByText('dark, dark')).toHaveLength(2);
    expect(localStorage.getItem('theme')).toBe('dark');
    await userEvent.click(screen.getAllByRole('button', { name: 'System' })[1] as HTMLElement);
    expect(screen.getAllByText('system, light')).toHaveLength(2);
  });

  it('takes an unknown choice as none, and stays with the system where nothing can be kept', async () => {
    localStorage.setItem('theme', 'purple');
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError');
    });
    show(<Choice />);
    await userEvent.click(screen.getByRole('button', { name: 'Dark' }));
    expect(screen.getByText('system, light')).toBeVisible();
  });
});

describe('ThemeFollower', () => {
  it('follows the system and other tabs until it goes', () => {
    const { unmount } = show(
      <>
        <ThemeFollower />
        <Choice />
      </>,
    );
    turnSystem(true);
    expect(screen.getByText('system, dark')).toBeVisible();
    localStorage.setItem('theme', 'light');
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'theme', newValue: 'light' })));
    expect(screen.getByText('light, light')).toBeVisible();
    unmount();
    expect(onSystem.size).toBe(0);
  });
});
