import type { ConsoleMessage, Page, Request, Response } from '@playwright/test';

const BROKEN_OFF = /^Failed to fetch RSC payload for \S+ Falling back to browser navigation/;

/**
 * Collects what the browser complains about: errors on the console, scripts that failed, answers of 500 and above.
 * @returns ends the watch: when a browser is closed, Playwright takes a picture, and its own style is what a policy forbids
 */
export function watchPage(page: Page, complaints: string[]): () => void {
  const onError = (error: Error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`);
  // Firefox breaks off what a page fetches when it is left, and lets the page hear of it. A fetch that fails by itself is heard of before
  // Next goes elsewhere because of it.
  let isLeft = false;
  const onRequest = (request: Request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) isLeft = true;
  };
  const onLoad = () => {
    isLeft = false;
  };
  const onConsole = (message: ConsoleMessage) => {
    // The test's own script in a mail's or a preview's frame, where no script may run.
    if (message.location().url === 'about:srcdoc' || /^Blocked script execution in 'about:srcdoc'/.test(message.text()))
      return;
    if (isLeft && BROKEN_OFF.test(message.text())) return;
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  };
  const onResponse = (response: Response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  };
  page.on('pageerror', onError).on('console', onConsole).on('response', onResponse);
  page.on('request', onRequest).on('domcontentloaded', onLoad);
  return () => {
    page.off('pageerror', onError).off('console', onConsole).off('response', onResponse);
    page.off('request', onRequest).off('domcontentloaded', onLoad);
  };
}
