import { render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { KeepProgram } from '@/app/(portal)/portal/share/_components/keep-program';

const [ONE, TWO] = ['0199f000-0000-7000-8000-000000000001', '0199f000-0000-7000-8000-000000000002'];

afterEach(() => window.history.replaceState(null, '', '/'));

it('puts the programme that is shown into the address, where none or another stands, and keeps the rest', () => {
  window.history.replaceState(null, '', '/portal/share?c=mail');
  const entries = window.history.length;
  const { rerender } = render(<KeepProgram id={ONE} />);
  expect(window.location.search).toBe(`?c=mail&program=${ONE}`);
  rerender(<KeepProgram id={TWO} />);
  expect(window.location.search).toBe(`?c=mail&program=${TWO}`);
  expect(window.history.length).toBe(entries);
});
