/** What these screens read, and who may change it. */
import { useQuery } from '@tanstack/react-query';
import { callServer } from '#ui/call-server.ts';
import { useMe } from '#ui/me.ts';
import type { TemplateEntry } from '../contract.ts';

export function useTemplates() {
  return useQuery({
    queryKey: ['/templates'],
    queryFn: () => callServer<{ readonly templates: readonly TemplateEntry[] }>('GET', '/templates'),
  });
}

/** The server decides; this only keeps from offering what it would refuse. */
export function useMayPublish(): boolean {
  const role = useMe().data?.staff.role;
  return role === 'owner' || role === 'supervisor';
}
