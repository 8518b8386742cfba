/** What a block, or an answer to an exercise, may take: milliseconds. */
export const limit = 4000;
