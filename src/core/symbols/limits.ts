/** UTF-16 units above which a text is not parsed, and above which it is not read at all. */
export const largestParsed = 512 * 1024
export const largestRead = 4 * 1024 * 1024

/** Lines longer than this are data, not declarations. */
export const longestLine = 5_000

/** UTF-16 units of source in a range, both sides together, after which files are read by patterns only. */
export const mostParsed = 64 * 1024 * 1024
