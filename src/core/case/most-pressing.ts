interface Pressing {
  readonly urgent: boolean;
  readonly answerBy: string;
}

/** Sorts urgent questions first, then what has to be answered soonest. */
export function mostPressing(one: Pressing, other: Pressing): number {
  if (one.urgent !== other.urgent) return one.urgent ? -1 : 1;
  return one.answerBy.localeCompare(other.answerBy);
}
