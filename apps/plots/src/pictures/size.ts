/** How predictions look outside of the page: as the article has them, 12 by 6 inches, here with 60 pixels an inch. */
export const SIZE = { width: 720, height: 360 } as const;
