import { useRouter } from '@tanstack/react-router';

/** Going to addresses that are known only while the program runs, and only where a screen answers them. */
export function useGoTo() {
  const router = useRouter();
  return {
    exists: (pattern: string): boolean => pattern in router.routesByPath,
    go: (path: string): void => void router.navigate({ href: path }),
  };
}
