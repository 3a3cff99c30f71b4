import type { ModeWords } from './meaning.ts';

export const SPANISH_MODES: ModeWords = {
  wait: 'espera|espero|esperar|esperando|va a esperar|voy a esperar|esperare|lo espera|la espera|espera aqui|se queda a esperar|se queda esperando|me quedo a esperar|va a esperarlo|va a esperarla|lo va a esperar|la va a esperar',
  drop_off: 'dejar|dejarlo|dejarla|lo deja|la deja|lo dejo|la dejo|lo va a dejar|la va a dejar|deja el carro',
  tow_in:
    'grua|en grua|con grua|remolque|viene en grua|llega en grua|lo traen en grua|la traen en grua|remolcado',
  night_drop: 'buzon|buzon nocturno|dejar de noche|lo deja de noche|entrega nocturna',
  loaner:
    'carro prestado|auto prestado|coche prestado|auto de cortesia|carro de cortesia|con prestado|prestado',
};
