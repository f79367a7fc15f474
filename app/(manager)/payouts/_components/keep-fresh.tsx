'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

const EVERY_MS = 3_000;

/** Shows the page anew every few seconds while something on it is still on its way. */
export function KeepFresh({ active }: { active: boolean }) {
  const router = useRouter();
  useQuery({
    queryKey: ['keep-fresh'],
    queryFn: () => {
      router.refresh();
      return null;
    },
    enabled: active,
    refetchInterval: EVERY_MS,
    refetchOnMount: false,
    staleTime: EVERY_MS,
    initialData: null,
  });
  return null;
}
