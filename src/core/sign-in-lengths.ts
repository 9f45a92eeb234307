/** After so long without use, and after so long however much it is used, a sign-in ends. */
export const idleMinutes = 30;
export const longestMinutes = 12 * 60;
