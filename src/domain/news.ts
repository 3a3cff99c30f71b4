/** What is told of an alert: that it is so, that it has grown worse, that it still is, that it is over. */
export const NEWS = ['raised', 'worse', 'lasting', 'over'] as const;
export type News = (typeof NEWS)[number];
