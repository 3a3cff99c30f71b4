import type { InEach, Language } from './language.ts';

const UNITS: InEach<readonly string[]> = {
  en: [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
  ],
  es: [
    'cero',
    'una',
    'dos',
    'tres',
    'cuatro',
    'cinco',
    'seis',
    'siete',
    'ocho',
    'nueve',
    'diez',
    'once',
    'doce',
    'trece',
    'catorce',
    'quince',
    'dieciséis',
    'diecisiete',
    'dieciocho',
    'diecinueve',
    'veinte',
    'veintiuno',
    'veintidós',
    'veintitrés',
    'veinticuatro',
    'veinticinco',
    'veintiséis',
    'veintisiete',
    'veintiocho',
    'veintinueve',
  ],
};

const TENS: InEach<readonly string[]> = {
  en: ['', '', 'twenty', 'thirty', 'forty', 'fifty'],
  es: ['', '', 'veinte', 'treinta', 'cuarenta', 'cincuenta'],
};

/** A number from 0 to 59 in words, as hours and minutes are said: in Spanish an hour is feminine, `una`. */
export function numberWord(number: number, language: Language): string {
  const unit = UNITS[language][number];
  if (unit !== undefined) return unit;
  const [tens, rest] = [TENS[language][Math.floor(number / 10)] as string, number % 10];
  if (rest === 0) return tens;
  const of = rest === 1 && language === 'es' ? 'uno' : (UNITS[language][rest] as string);
  return language === 'es' ? `${tens} y ${of}` : `${tens}-${of}`;
}
