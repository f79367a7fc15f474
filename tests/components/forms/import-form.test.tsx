import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ImportForm } from '@/app/(manager)/conversions/import/import-form';
import { show } from '../render';

vi.mock('@/app/(manager)/conversions/import/actions', () => ({}));

const kinds = (['contacts', 'conversions'] as const).map((kind) => ({
  ...{ kind, columns: [`column-of-${kind}`], needsProgram: kind === 'conversions' },
}));
const programs = [{ id: 'p', name: 'Bring a friend' }];

describe('the import form', () => {
  it('begins with what the address asks for', () => {
    show(<ImportForm kinds={kinds} programs={programs} wished="contacts" />);
    expect(screen.getByText(/column-of-contacts/)).toBeInTheDocument();
    expect(screen.queryByText('Programme')).toBeNull();
  });

  it('begins with conversions when the address asks for nothing, or for what its reader may not', () => {
    const { unmount } = show(<ImportForm kinds={kinds} programs={programs} wished={null} />);
    expect(screen.getByText(/column-of-conversions/)).toBeInTheDocument();
    unmount();
    show(<ImportForm kinds={kinds} programs={programs} wished="courses" />);
    expect(screen.getByText(/column-of-conversions/)).toBeInTheDocument();
  });
});
