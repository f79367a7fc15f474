import type { Page } from '@playwright/test';

/** Collects what the browser complains about: errors on the console, scripts that failed, answers of 500 and above. */
export function watchPage(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    // The test's own script in a mail's or a preview's frame, where no script may run.
    if (message.location().url === 'about:srcdoc' || /^Blocked script execution in 'about:srcdoc'/.test(message.text()))
      return;
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()} ${message.location().url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
}
