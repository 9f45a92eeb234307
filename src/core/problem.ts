/**
 * Bad input and missing things, in words that say which field, why, and what to do. The app turns kinds into HTTP
 * statuses in one table. Nothing private may stand in a message: name the field, not its value.
 */
export type ProblemKind =
  | 'invalid'
  | 'not-signed-in'
  | 'forbidden'
  | 'not-found'
  | 'wrong-method'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

export interface FieldProblem {
  /** Path of the field, such as `channels.0.address`. */
  readonly field: string;
  readonly reason: string;
  readonly wayOut: string;
}

export class Problem extends Error {
  readonly kind: ProblemKind;
  /** Stable, kebab-case, for machines: `unknown-time-zone`. */
  readonly code: string;
  readonly fields: readonly FieldProblem[];

  constructor(kind: ProblemKind, code: string, message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'Problem';
    this.kind = kind;
    this.code = code;
    this.fields = fields;
  }
}
