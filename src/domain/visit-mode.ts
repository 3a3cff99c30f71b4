/** How a car comes in, and whether its owner sits in the shop meanwhile. */
export const VISIT_MODES = ['wait', 'drop_off', 'tow_in', 'night_drop', 'loaner'] as const;
export type VisitMode = (typeof VISIT_MODES)[number];
