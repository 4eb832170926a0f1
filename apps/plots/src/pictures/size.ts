/**
 * The size of pictures of predictions outside the page: 12 by 6 inches, as in the article, here with 60 pixels per
 * inch.
 */
export const SIZE = { width: 720, height: 360 } as const;
