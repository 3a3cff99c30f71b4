import type { RepeatWords } from './meaning.ts';

export const SPANISH_REPEATS: RepeatWords = {
  every: 'cada|todos los|todas las|una vez cada|una vez al|una vez a la|repetir cada',
  saying: { ofTheMonth: 'del mes', weeksOn: 'semanas el', days: 'dias' },
  units: { day: 'dia|dias', week: 'semana|semanas', month: 'mes|meses', year: 'ano|anos' },
  longer: [
    { unit: 'week', interval: 2, words: 'quincena|quince dias|15 dias' },
    { unit: 'month', interval: 3, words: 'trimestre|trimestres' },
    { unit: 'month', interval: 6, words: 'medio ano|semestre|semestres' },
  ],
  alone: [
    { unit: 'day', interval: 1, words: 'diariamente|a diario' },
    { unit: 'week', interval: 1, words: 'semanalmente' },
    { unit: 'week', interval: 2, words: 'quincenalmente' },
    { unit: 'month', interval: 1, words: 'mensualmente' },
    { unit: 'month', interval: 2, words: 'bimestralmente' },
    { unit: 'month', interval: 3, words: 'trimestralmente' },
    { unit: 'month', interval: 6, words: 'semestralmente|dos veces al ano' },
    { unit: 'year', interval: 1, words: 'anualmente' },
  ],
  adjectives: [
    { unit: 'day', interval: 1, words: 'diario' },
    { unit: 'week', interval: 1, words: 'semanal' },
    { unit: 'week', interval: 2, words: 'quincenal' },
    { unit: 'month', interval: 1, words: 'mensual' },
    { unit: 'month', interval: 2, words: 'bimestral' },
    { unit: 'month', interval: 3, words: 'trimestral' },
    { unit: 'month', interval: 6, words: 'semestral' },
    { unit: 'year', interval: 1, words: 'anual' },
  ],
};
