import { callServer } from './call-server.ts';

/** Only once the server has ended it: a page that says "signed out" and is not would be worse than an error. */
export async function signOut(path: '/sign-out' | '/sign-out/everywhere'): Promise<void> {
  await callServer('POST', path);
  window.location.assign('/sign-in');
}
