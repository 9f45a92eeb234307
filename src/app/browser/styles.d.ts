/** Style sheets are Vite's to read. */
declare module '*.css';
declare module '@fontsource-variable/*';
