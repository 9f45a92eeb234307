/**
 * Whether somebody touched this page lately. A page that went on asking by itself would keep a sign-in alive for as
 * long as the screen stays on, and would put looks on record that nobody took.
 */
import { useEffect, useState } from 'react';
import { onSignOfLife } from './signs-of-life.ts';

const lingerMs = 10 * 60_000;

export function useIsWatched(): boolean {
  const [isWatched, setIsWatched] = useState(true);
  useEffect(() => {
    let leaving = setTimeout(leave, lingerMs);
    function leave(): void {
      setIsWatched(false);
    }
    function stay(): void {
      clearTimeout(leaving);
      leaving = setTimeout(leave, lingerMs);
      setIsWatched(true);
    }
    const deafen = onSignOfLife(stay);
    return () => {
      clearTimeout(leaving);
      deafen();
    };
  }, []);
  return isWatched;
}
