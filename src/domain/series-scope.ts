/** How many visits of a series are meant: the one, it and those after it, or all that are open. */
export const SERIES_SCOPES = ['this', 'following', 'all'] as const;
export type SeriesScope = (typeof SERIES_SCOPES)[number];
