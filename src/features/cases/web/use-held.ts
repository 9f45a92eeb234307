/** What waits some seconds in this browser before it is sent, since nothing takes back what it sets off. */
import { useEffect, useRef, useState } from 'react';
import { holdSeconds } from '#ui/hold-seconds.ts';

export interface Held<Deed> {
  /** What waits; null when nothing does. */
  readonly deed: Deed | null;
  hold(deed: Deed): void;
  takeBack(): void;
}

/** `leave` is for a page that goes before the time is over: that is no taking back. */
export function useHeld<Deed>(send: (deed: Deed) => void, leave: (deed: Deed) => void): Held<Deed> {
  const [deed, setDeed] = useState<Deed | null>(null);
  const waiting = useRef<{ readonly deed: Deed; readonly timer: ReturnType<typeof setTimeout> } | null>(null);
  const ways = useRef({ send, leave });
  ways.current = { send, leave };

  function end(): Deed | null {
    const ended = waiting.current;
    if (ended) clearTimeout(ended.timer);
    waiting.current = null;
    return ended?.deed ?? null;
  }

  useEffect(() => {
    const sendAtOnce = () => {
      const left = end();
      if (left) ways.current.leave(left);
    };
    window.addEventListener('pagehide', sendAtOnce);
    return () => {
      window.removeEventListener('pagehide', sendAtOnce);
      sendAtOnce();
    };
  }, []);

  return {
    deed,
    hold(next) {
      end();
      const timer = setTimeout(() => {
        end();
        setDeed(null);
        ways.current.send(next);
      }, holdSeconds * 1000);
      waiting.current = { deed: next, timer };
      setDeed(next);
    },
    takeBack() {
      end();
      setDeed(null);
    },
  };
}
