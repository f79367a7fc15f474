import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CopyLink } from '@/components/portal/copy-link';
import { QrPicture } from '@/components/portal/qr-picture';
import { ShareButtons } from '@/components/portal/share-buttons';
import { shareHrefs, withLink } from '@/components/portal/share-links';
import { StepCard } from '@/components/portal/step-card';
import { Toaster } from '@/components/ui/toaster';
import type { ActionResult } from '@/lib/auth/run-action';
import { parseChannel } from '@/lib/domain/tracking/channels';
import { qrDataUrl } from '@/lib/materials/qr-modules';
import { show, violations } from '../render';

const url = 'https://kith.test/r/ANA-24';
const variants = (way: string) => ({
  story: `Come & learn! ${way}`,
  short: `Come! ${way}`,
  question: `Coming? ${way}`,
});
const texts = {
  whatsapp: variants('W'),
  email: variants('E'),
  sms: variants('S'),
  'share-sheet': variants('O'),
};
const keep = vi.fn(
  async (_channel: string, _body: string | null): Promise<ActionResult<null>> => ({ ok: true, value: null }),
);
const buttons = (
  <ShareButtons url={url} texts={texts} own={{ sms: 'My words' }} onKeep={keep} subject="An invitation" />
);

function textOf(href: string | null): string {
  const parsed = new URL(href ?? '');
  return parsed.searchParams.get('text') ?? parsed.searchParams.get('body') ?? '';
}

function setShare(share: unknown): void {
  Object.defineProperty(navigator, 'share', { configurable: true, value: share });
}

beforeEach(() => setShare(undefined));
afterEach(() => setShare(undefined));

describe('shareHrefs', () => {
  it('says the message and ends with the link, its channel in it, in the form each application takes', () => {
    const hrefs = shareHrefs(url, 'Come & learn! ', 'An invitation?');
    expect(textOf(hrefs.whatsapp)).toBe(`Come & learn! ${url}?c=whatsapp`);
    expect(textOf(hrefs.email)).toBe(`Come & learn! ${url}?c=email`);
    expect(new URL(hrefs.email).searchParams.get('subject')).toBe('An invitation?');
    expect(textOf(hrefs.sms)).toBe(`Come & learn! ${url}?c=sms`);
  });

  it('names channels that the landing page knows, and sends the bare link when the message is emptied', () => {
    for (const channel of ['whatsapp', 'email', 'sms', 'copy', 'share-sheet', 'print'] as const) {
      expect(parseChannel(channel)).toBe(channel);
    }
    expect(withLink('  ', url, 'copy')).toBe(`${url}?c=copy`);
  });
});

describe('ShareButtons', () => {
  it('sends the chosen text with the channel in the link, without accessibility violations', async () => {
    const user = userEvent.setup();
    show(buttons);
    const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(textOf(href('Send with WhatsApp'))).toBe(`Come & learn! W ${url}?c=whatsapp`);
    await user.click(screen.getByRole('button', { name: 'Short' }));
    expect(textOf(href('Send with WhatsApp'))).toBe(`Come! W ${url}?c=whatsapp`);
    await user.click(screen.getByRole('button', { name: 'E-mail' }));
    const box = screen.getByRole('textbox', { name: 'Your message' });
    expect(box).toHaveValue('Come & learn! E');
    await user.clear(box);
    await user.type(box, 'Hola');
    expect(textOf(href('Write an e-mail'))).toBe(`Hola ${url}?c=email`);
    await user.click(screen.getByRole('button', { name: 'WhatsApp' }));
    expect(box).toHaveValue('Come! W');
    await user.click(screen.getByRole('button', { name: 'E-mail' }));
    expect(box).toHaveValue('Hola');
    expect(await violations()).toEqual([]);
  });

  it('begins with the own words, keeps new ones, and goes back', async () => {
    const user = userEvent.setup();
    show(
      <>
        {buttons}
        <Toaster />
      </>,
    );
    await user.click(screen.getByRole('button', { name: 'SMS' }));
    const box = screen.getByRole('textbox', { name: 'Your message' });
    expect(box).toHaveValue('My words');
    expect(screen.getByRole('button', { name: 'Keep my words' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'A question' }));
    await user.click(screen.getByRole('button', { name: 'My own words' }));
    await user.type(box, '!');
    await user.click(screen.getByRole('button', { name: 'Keep my words' }));
    expect(keep).toHaveBeenLastCalledWith('sms', 'My words!');
    expect(await screen.findByText('We keep your words for next time.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back to the school’s words' }));
    expect(keep).toHaveBeenLastCalledWith('sms', null);
    keep.mockResolvedValueOnce({
      ok: false,
      code: 'conflict',
      message: 'Not these words.',
      errors: [],
      requestId: null,
    });
    await user.type(box, '?');
    await user.click(screen.getByRole('button', { name: 'Keep my words' }));
    expect(await screen.findByText('Not these words.')).toBeVisible();
    await user.clear(box);
    expect(screen.getByRole('button', { name: 'Keep my words' })).toBeDisabled();
  });

  it('copies the link, and the message with the link, and says so', async () => {
    const user = userEvent.setup();
    show(
      <>
        {buttons}
        <Toaster />
      </>,
    );
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(await navigator.clipboard.readText()).toBe(`${url}?c=copy`);
    expect(await screen.findByText('Copied.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy message' }));
    expect(await navigator.clipboard.readText()).toBe(`Come & learn! W ${url}?c=copy`);
  });

  it('says what to do instead where the browser refuses to copy', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    show(
      <>
        <CopyLink url={url} label="Copy link" />
        <Toaster />
      </>,
    );
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(await screen.findByText(/Press and hold the link/)).toBeVisible();
  });

  it('opens the phone’s own share sheet where there is one, and closing it is no error', async () => {
    const user = userEvent.setup();
    const { unmount } = show(buttons);
    await user.click(screen.getByRole('button', { name: 'Other apps' }));
    expect(screen.queryByRole('button', { name: 'Share with my phone' })).toBeNull();
    unmount();
    const share = vi.fn(async () => Promise.reject(new DOMException('closed', 'AbortError')));
    setShare(share);
    show(buttons);
    await user.click(screen.getByRole('button', { name: 'Other apps' }));
    await user.click(screen.getByRole('button', { name: 'Share with my phone' }));
    expect(share).toHaveBeenCalledWith({
      title: 'An invitation',
      text: 'Come & learn! O',
      url: `${url}?c=share-sheet`,
    });
  });
});

describe('QrPicture', () => {
  it('shows the code’s picture with words for those who cannot see it', () => {
    const src = qrDataUrl(url, 'qr');
    show(<QrPicture src={src} alt="QR code of your link" />);
    expect(screen.getByRole('img', { name: 'QR code of your link' })).toHaveAttribute('src', src);
  });
});

describe('StepCard', () => {
  it('says how many friends are missing and what the step brings', () => {
    show(<StepCard count={1} next={{ atCount: 3, missing: 2 }} brings="Then more." hasSteps />);
    expect(screen.getByRole('heading', { name: '2 more friends to your next step' })).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'Friends who joined' })).toHaveAttribute('aria-valuenow', '1');
    expect(screen.getByText('Then more.')).toBeVisible();
  });

  it('says so when every step is reached, and when there are none', () => {
    show(<StepCard count={9} next={null} brings="" hasSteps />);
    expect(screen.getByText('You have reached every step. Each friend still counts.')).toBeVisible();
    show(<StepCard count={0} next={null} brings="" hasSteps={false} />);
    expect(screen.getByText('Your first friend brings your first reward.')).toBeVisible();
  });
});
