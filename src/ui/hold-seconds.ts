/** How long what was said waits on the device, because what follows from it can reach a client and not be taken back. */
export const holdSeconds = 6;
