import type { ConsoleMessage, Page, Response } from '@playwright/test';

/**
 * Collects what the browser complains about: errors on the console, scripts that failed, answers of 500 and above.
 * @returns ends the watch: when a browser is closed, Playwright takes a picture, and its own style is what a policy forbids
 */
export function watchPage(page: Page, complaints: string[]): () => void {
  const onError = (error: Error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`);
  const onConsole = (message: ConsoleMessage) => {
    // The test's own script in a mail's or a preview's frame, where no script may run.
    if (message.location().url === 'about:srcdoc' || /^Blocked script execution in 'about:srcdoc'/.test(message.text()))
      return;
    // A test that goes on by an address breaks off what the page is fetching; Firefox lets the page hear of it before it is left.
    if (/^Failed to fetch RSC payload for \S+ Falling back to browser navigation/.test(message.text())) return;
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  };
  const onResponse = (response: Response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  };
  page.on('pageerror', onError).on('console', onConsole).on('response', onResponse);
  return () => void page.off('pageerror', onError).off('console', onConsole).off('response', onResponse);
}
