import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ItemPicture } from '@/components/page/item-picture';
import { show, violations } from '../render';

it('shows a picture under the address of its version, with words for those who do not see it', async () => {
  const { container } = show(<ItemPicture src="/p/1" picture={{ alt: 'A mug', version: 'abc' }} className="size-10" />);
  expect(screen.getByRole('img', { name: 'A mug' })).toHaveAttribute('src', '/p/1?v=abc');
  expect(await violations(container)).toEqual([]);
});

it('is nothing without one', () => {
  const { container } = show(<ItemPicture src="/p/1" picture={null} />);
  expect(container.querySelector('img')).toBeNull();
});
