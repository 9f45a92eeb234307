const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

/** Calls `hear` whenever somebody touches this page, until the returned function is called. */
export function onSignOfLife(hear: () => void): () => void {
  // Before anything on the page answers the touch.
  for (const sign of signs) window.addEventListener(sign, hear, { passive: true, capture: true });
  return () => {
    for (const sign of signs) window.removeEventListener(sign, hear, { capture: true });
  };
}
