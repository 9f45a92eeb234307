/** Where to sign in, so that one comes back to what is open now. */
export function signInPath(): string {
  const { pathname, search } = window.location;
  return `/sign-in?back=${encodeURIComponent(pathname + search)}`;
}
