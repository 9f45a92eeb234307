/** Where the program begins. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What is loaded from here on, which is everything, is compiled once and not at every start.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'kept'));
await import('./command-line.ts');
