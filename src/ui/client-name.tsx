import { useClientName } from './initials.ts';

/** A client's name, or its initials where the screen is shared; in whichever direction it is written. */
export function ClientName({ name }: { readonly name: string }) {
  const called = useClientName();
  return <bdi className="client-name">{called(name)}</bdi>;
}
