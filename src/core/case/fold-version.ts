/**
 * Which fold made a snapshot. Raised by one with every change after which the same events add up to another state, or
 * to a state with another field; a test over recorded histories says when. While two versions work side by side, a case
 * that the newer one has written is left alone by the older one.
 */
export const foldVersion = 2;
