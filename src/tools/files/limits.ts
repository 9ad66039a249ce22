/** How many entries of a folder are listed at most. */
export const mostListed = 1000

/** How many bytes of a file are read at most, so that they fit into a result together with what is said of the rest. */
export const mostRead = 250 * 1000
