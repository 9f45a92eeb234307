/** Which form is open, and where the focus goes back to when it closes. */
import { useRef, useState } from 'react';
import type { Action } from './action.ts';
import type { Acting, Recorded } from './case-view.ts';

export function useActing(): Acting {
  const [open, setOpen] = useState<Action | null>(null);
  const [recorded, record] = useState<Recorded | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  return {
    open,
    recorded,
    record,
    show(action) {
      record(null);
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      setOpen(action);
    },
    close() {
      setOpen(null);
      const back = opener.current;
      // Once the form is gone; a button that went with it leaves the heading of what is next.
      requestAnimationFrame(() => {
        if (back?.isConnected) back.focus();
        else document.getElementById('next-heading')?.focus();
      });
    },
  };
}
