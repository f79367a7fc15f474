/**
 * Puts the theme that was chosen, or else the system's, on the document. It stands alone, for its text is also the first script of
 * every page: before the style sheet, so that a page need not wait for one to be read on.
 */
export function applyTheme(): void {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // A browser that keeps nothing for this page: the system decides.
  }
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', isDark);
}

export const THEME_SCRIPT = `(${applyTheme})()`;
