const PATHS = {
  gift: 'M20 12v9H4v-9M2 7h20v5H2zM12 21V7m0 0H7.5a2.5 2.5 0 1 1 0-5C11 2 12 7 12 7Zm0 0h4.5a2.5 2.5 0 1 0 0-5C13 2 12 7 12 7Z',
  heart: 'M12 20.5s-8-4.9-8-10.8A4.7 4.7 0 0 1 12 6.600a4.7 4.7 0 0 1 8 3.100c0 5.900-8 10.800-8 10.800Z',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  clock: 'M12 7v5.500l3.500 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  pause: 'M9 7v10m6-10v10',
  search: 'm20 20-4.300-4.300M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z',
  calendar: 'M8 3v4m8-4v4M4 10h16M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside words that say the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
