import { Trouble } from '#ui/states.tsx';

/** Whoever wanted to leave and could not has to know it wherever they are. */
export function LeavingNotice({ trouble }: { readonly trouble: string }) {
  if (trouble === '') return null;
  return (
    <div className="live-notice">
      <Trouble>{trouble}</Trouble>
    </div>
  );
}
