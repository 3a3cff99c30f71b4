/** What this shop calls its things, by keys of words as they are typed. Null for what is none of them. */
export interface ShopWords {
  /** By its name or type, or by a beginning that only one service has. */
  readonly service: (key: string) => { readonly type: string; readonly isWhole: boolean } | null;
  readonly hasService: (type: string) => boolean;
  readonly technician: (key: string) => string | null;
  readonly bay: (key: string) => string | null;
}

/** Where only a time is read. */
export const NO_SHOP: ShopWords = {
  service: () => null,
  hasService: () => false,
  technician: () => null,
  bay: () => null,
};
