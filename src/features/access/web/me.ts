/** Shapes of this feature's answers; types only, so that no schema is sent to the browser. */
import type { z } from 'zod';
import type * as shape from '../contract.ts';

export type Me = z.infer<typeof shape.me>;
export type Passkeys = z.infer<typeof shape.passkeys>;
