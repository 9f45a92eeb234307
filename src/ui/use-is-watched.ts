/**
 * Whether somebody touched this page lately. A page that went on asking by itself would keep a sign-in alive for as
 * long as the screen stays on, and would put looks on record that nobody took.
 */
import { useEffect, useState } from 'react';

const lingerMs = 10 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

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
    for (const sign of signs) window.addEventListener(sign, stay, { passive: true });
    return () => {
      clearTimeout(leaving);
      for (const sign of signs) window.removeEventListener(sign, stay);
    };
  }, []);
  return isWatched;
}
