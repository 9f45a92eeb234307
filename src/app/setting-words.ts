/** The words that every setting carries, beside its form. */
export interface Words {
  /** For the table in the README: what it is. */
  readonly means: string;
  /** For the table: what holds when it is not set. */
  readonly otherwise: string;
  /** What to write instead, when what was written is wrong. */
  readonly wayOut: string;
  /** Never printed. */
  readonly secret?: true;
}
