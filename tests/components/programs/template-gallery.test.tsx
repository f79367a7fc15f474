import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { TemplateGallery } from '@/app/(manager)/programs/_components/template-gallery';
import { programTemplates } from '@/lib/domain/programs/templates';
import { show, violations } from '../render';

describe('the template gallery', () => {
  it('shows every template with what both sides get and its best practice', async () => {
    const templates = programTemplates('USD');
    expect(templates.length).toBeGreaterThanOrEqual(8);
    show(
      <main>
        <h1>New programme</h1>
        <TemplateGallery templates={templates} currency="USD" />
      </main>,
    );
    for (const { industry, notes } of templates) {
      const card = screen.getByText(industry, { selector: 'h2' }).closest('li') as HTMLElement;
      for (const note of notes) expect(within(card).getByText(note)).toBeInTheDocument();
    }
    const language = screen.getByText('Language school', { selector: 'h2' }).closest('li') as HTMLElement;
    expect(within(language).getByText('$50.00 in cash')).toBeInTheDocument();
    expect(within(language).getByText('10% off, at most $50.00')).toBeInTheDocument();
    expect(within(language).getByText('$75.00 from friend 3 on')).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('leads to the form of each, and to an empty one', () => {
    show(<TemplateGallery templates={programTemplates('JPY')} currency="JPY" />);
    expect(screen.getByLabelText('Use this template: Tutoring')).toHaveAttribute(
      'href',
      '/programs/new?template=tutoring',
    );
    expect(screen.getByText('Start empty')).toHaveAttribute('href', '/programs/new?template=blank');
    // The yen has no smaller unit.
    expect(screen.getByText('¥50 in cash')).toBeInTheDocument();
  });
});
