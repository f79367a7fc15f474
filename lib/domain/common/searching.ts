/** How many characters of words a search takes. */
export const MOST_SEARCHED = 100;
