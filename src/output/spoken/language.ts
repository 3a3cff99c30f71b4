/** The languages that agents speak with callers. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same thing said in each of them. */
export type InEach<T> = Readonly<Record<Language, T>>;

export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.some((language) => language === text);
}
