/** What an import may have changed on the screen. */
export const isOfCalendars = ({ queryKey: [path] }: { readonly queryKey: readonly unknown[] }): boolean =>
  typeof path === 'string' && /^\/(?:calendar|sessions|today)/.test(path);
