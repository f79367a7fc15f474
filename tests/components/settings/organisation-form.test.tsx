import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LogoCard } from '@/app/(manager)/settings/organisation/logo-card';
import { OrganisationForm } from '@/app/(manager)/settings/organisation/organisation-form';
import { MOST_LOGO_BYTES } from '@/lib/domain/organizations/logo';
import { show, violations } from '../render';

const saved = vi.fn();
const savedLogo = vi.fn();
vi.mock('next/navigation', async () => (await import('../navigation')).navigation);
vi.mock('@/app/(manager)/settings/actions', () => ({
  saveSettingsAction: (input: unknown) => saved(input),
  saveLogoAction: (form: FormData) => savedLogo(form),
  removeLogoAction: () => savedLogo(null),
}));

beforeEach(() => {
  saved.mockReset().mockResolvedValue({ ok: true, value: 'School' });
  savedLogo.mockReset().mockResolvedValue({ ok: true, value: null });
});

const organization = {
  ...{ name: 'Lingua', slug: 'lingua', currency: 'USD', timeZone: 'UTC', language: 'en' as const, defaultRegion: null },
  ...{ supportEmail: null, rewardLimitMinor: null, approvalThresholdMinor: null, secondApprovalAboveMinor: null },
  ...{ taxReportThresholdMinor: null, accentColor: null },
} as const;

describe('the language of the school', () => {
  it('is chosen by its own name and saved with the rest', async () => {
    const user = userEvent.setup();
    show(<OrganisationForm organization={organization} timeZones={['UTC']} mayWrite />);
    const select = screen.getByRole('combobox', { name: 'Language' });
    expect(select).toHaveTextContent('English');
    await user.click(select);
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'English',
      'Español',
      'Deutsch',
    ]);
    await user.click(screen.getByRole('option', { name: 'Español' }));
    expect(select).toHaveTextContent('Español');
    await user.click(screen.getByRole('button', { name: 'Save settings' }));
    await waitFor(() => expect(saved).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ language: 'es' })));
  });

  it('cannot be changed by who only reads', () => {
    show(<OrganisationForm organization={organization} timeZones={['UTC']} mayWrite={false} />);
    expect(screen.getByRole('combobox', { name: 'Language' })).toBeDisabled();
  });
});

describe('the logo', () => {
  const field = () => screen.getByLabelText(/Choose (a|another) file/);
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

  it('is refused at the field before it is sent, and the service’s own words stand there too', async () => {
    const user = userEvent.setup({ applyAccept: false });
    show(<LogoCard school="Lingua" logo={null} mayWrite />);
    await user.upload(field(), new File(['<svg/>'], 'logo.svg', { type: 'image/svg+xml' }));
    expect(await screen.findByText('Must be a PNG, JPEG or WebP picture.')).toBeInTheDocument();
    await user.upload(field(), new File([new Uint8Array(MOST_LOGO_BYTES + 1)], 'large.png'));
    expect(await screen.findByText('This file is too large: at most 2 MB.')).toBeInTheDocument();
    vi.stubGlobal('createImageBitmap', async () => ({ width: 20, height: 20, close: () => undefined }));
    await user.upload(field(), new File([new Uint8Array(png)], 'small.png'));
    expect(await screen.findByText(/This picture is too small/)).toBeInTheDocument();
    expect(savedLogo).not.toHaveBeenCalled();
    vi.stubGlobal('createImageBitmap', async () => ({ width: 200, height: 100, close: () => undefined }));
    const errors = [{ path: 'logo', message: 'Cannot be read: the file is broken.' }];
    savedLogo.mockResolvedValue({ ok: false, code: 'invalid-input', message: '', errors, requestId: null });
    await user.upload(field(), new File([new Uint8Array(png)], 'logo.png'));
    expect(await screen.findByText(/Cannot be read/)).toBeInTheDocument();
    expect(field()).toHaveAttribute('aria-invalid', 'true');
    expect(await violations()).toEqual([]);
    vi.unstubAllGlobals();
  });

  it('is shown, and taken away by a button; who only reads has neither', async () => {
    const user = userEvent.setup();
    const logo = { version: 'a'.repeat(32), width: 400, height: 100 };
    const { unmount } = show(<LogoCard school="Lingua" logo={logo} mayWrite />);
    expect(screen.getByRole('img', { name: 'Lingua' })).toHaveAttribute('src', `/r/-/logo-${logo.version}.png`);
    await user.click(screen.getByRole('button', { name: 'Remove the logo' }));
    expect(savedLogo).toHaveBeenCalledExactlyOnceWith(null);
    unmount();
    show(<LogoCard school="Lingua" logo={logo} mayWrite={false} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
