const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const MESES = 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
const WEEKDAYS = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const DIAS = 'lunes|martes|miércoles|jueves|viernes|sábado|domingo';

/** A law of what is read aloud, and what breaks it. */
const LAWS: readonly { readonly law: string; readonly isBroken: (message: string) => boolean }[] = [
  { law: 'is said', isBroken: (message) => message.trim() === '' },
  { law: 'has two sentences at most', isBroken: (message) => sentences(message) > 2 },
  { law: 'ends as a sentence does', isBroken: (message) => !/[.?!]$/.test(message) },
  { law: 'asks one question', isBroken: (message) => (message.match(/\?/g) ?? []).length > 1 },
  {
    law: 'has no marks that voices stumble over',
    isBroken: (message) => /[#<>*_`|{}[\]\\\n\t]/.test(message),
  },
  { law: 'has no link', isBroken: (message) => /https?:|:\/\/|www\.|@/i.test(message) },
  { law: 'has no time with a colon', isBroken: (message) => /\d:\d/.test(message) },
  {
    law: 'has no number, code or token of the book',
    isBroken: (message) => /\d{5}|[0-9a-f]{12}/i.test(message),
  },
  {
    law: 'has the weekday with every date',
    isBroken: (message) =>
      new RegExp(`(?<!(?:${WEEKDAYS}), )\\b(?:${MONTHS}) \\d`).test(message) ||
      new RegExp(`(?<!\\b(?:${DIAS}) )\\b\\d{1,2} de (?:${MESES})`).test(message),
  },
  { law: 'has no twelve by itself', isBroken: (message) => /\bat 12\b|\ba las 12\b/.test(message) },
  { law: 'has nothing unseen', isBroken: (message) => /[\p{Cc}\p{Cf}\p{Co}]/u.test(message) },
];

function sentences(message: string): number {
  return message.split(/[.?!]+(?=\s|$)/).filter((part) => part.trim() !== '').length;
}

/** Which of the laws a message breaks; none for one that may be read aloud. */
export function unspeakable(message: string, { isFailure }: { readonly isFailure: boolean }): string[] {
  const broken = LAWS.filter(({ isBroken }) => isBroken(message)).map(({ law }) => law);
  const claims =
    isFailure && /\bbooked\b|successfully|scheduled successfully|\breservada\b|reprogramada/i.test(message);
  return claims ? [...broken, 'claims nothing that was not done'] : broken;
}
