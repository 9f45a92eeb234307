export { type HandClock, handClock } from '#adapters/hand-clock.ts';
