import { AppError } from '../../failure.ts';
import { lacksAreaCode, normalPhone } from '../../input/phone.ts';
import type { App } from '../app.ts';
import { askAgain } from '../asking/ask-again.ts';

/** A phone that was given, in normal form. Throws `invalid-value`. */
export async function phoneGiven(text: string, app: App): Promise<string> {
  return phoneReader(app)(text);
}

/**
 * Reads phones, of a list as well. Where one lacks nothing but its area code, a person at a terminal is asked for it, once. What is
 * given back throws `invalid-value`.
 */
export function phoneReader(app: App): (text: string) => Promise<string> {
  let answered: string | null = null;
  return async (text) => {
    const { phoneRegion, phoneArea } = await app.shop();
    const place = { phoneRegion, phoneArea: phoneArea ?? answered };
    if (!lacksAreaCode(text, place)) return normalPhone(text, place);
    answered = await areaAsked(text, app);
    return normalPhone(text, { phoneRegion, phoneArea: answered });
  };
}

/** Null where nobody can be asked. */
async function areaAsked(text: string, app: App): Promise<string | null> {
  const prompter = await app.prompter();
  if (prompter === null) return null;
  const question = `Which area code does ${text} have?`;
  const area = await askAgain(
    (mended) => prompter.text(question, { ...mended, required: true, what: 'phone' }),
    async (answer) => areaIn(answer),
    app,
  );
  app.warn(`To have ${area} added wherever it is left out: bay shop set phone_area ${area}`);
  return area;
}

function areaIn(answer: string): string {
  const area = answer.replace(/\D/g, '');
  if (area.length === 3) return area;
  const expected = { kind: 'area-code' } as const;
  throw new AppError({ code: 'invalid-value', what: 'area code', value: answer, expected });
}
