import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { toast } from '@/components/ui/toast';
import { Toaster } from '@/components/ui/toaster';
import { show } from '../render';

const fetched = vi.hoisted(() => ({ tries: 0 }));
vi.mock('@/components/ui/toaster-late', async (original) => {
  fetched.tries += 1;
  return original();
});

it('a message is shown also when it was said before anything could show it', async () => {
  toast.info('Said before the page was there');
  show(<Toaster />);
  expect(await screen.findByText('Said before the page was there')).toBeVisible();
  toast.success('Saved');
  expect(await screen.findByText('Saved')).toBeVisible();
  expect(fetched.tries).toBe(1);
});
