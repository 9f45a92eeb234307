/** Style sheets are Vite's to read. */
declare module '*.css';
declare module '@fontsource-variable/*';

/** What Vite fills in; its own types would bring more than is used. */
interface ImportMeta {
  readonly env: { readonly PROD: boolean };
}
