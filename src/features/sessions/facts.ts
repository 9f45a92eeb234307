/** What other features may ask of sessions. */
export { expandRule, ruleProblem, splitUntil } from './expand-rule.ts';
