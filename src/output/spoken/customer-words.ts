import type { JsonObject } from '../form/json.ts';
import { safe } from '../form/safe-text.ts';

/** More of one text is of no use to a model. */
const MOST_CHARACTERS = 200;

/**
 * What customers and others wrote, as an agent is given it: apart from all that bay says, marked as nobody's instructions, and
 * without what is not to be seen (controls, marks of direction, tags of HTML). Null stays null.
 */
export function customerWords(text: string | null): JsonObject | null {
  return text === null ? null : { text: plainWords(text), untrusted: true };
}

/** A name or a title of somebody's, harmless in a sentence of a model's. */
export function plainWords(text: string): string {
  return Array.from(withoutTags(decoded(withoutTags(safe(text)))))
    .slice(0, MOST_CHARACTERS)
    .join('')
    .trim();
}

/** More of a name nobody listens to. */
const MOST_SPOKEN = 40;

/** A name as it may be read aloud, whoever wrote it: nothing but words, so that it is no sentence, link or number of its own. */
export function spokenName(text: string): string {
  return Array.from(plainWords(text).replaceAll(/[^\p{L}\p{M}\p{N} '-]+/gu, ' '))
    .slice(0, MOST_SPOKEN)
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

function withoutTags(text: string): string {
  return text
    .replaceAll(/<[a-z/!?][^<>]{0,1000}>?/gi, ' ')
    .replaceAll(/[<>]/g, ' ')
    .replaceAll(/ {2,}/g, ' ');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Tags that hide as entities are tags. */
function decoded(text: string): string {
  return safe(
    text
      .replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (whole, hex?: string, decimal?: string) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
      })
      .replaceAll(/&(lt|gt|amp|quot|apos);/gi, (_, name: string) => ENTITIES[name.toLowerCase()] as string),
  );
}
