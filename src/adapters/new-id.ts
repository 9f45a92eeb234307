import { v7 } from 'uuid';
import type { NewId } from '../engine/ports.ts';

/** UUIDs of version 7: made later, sorted later. */
export const newId: NewId = <Id extends string>() => v7() as Id;
