import type { LanguageOfWork } from './meaning.ts';

export const SPANISH_WORK: LanguageOfWork = {
  services: {
    oil_change:
      'cambio de aceite|cambiar el aceite|cambiar aceite|cambiarle el aceite|aceite|aceite y filtro|cambio aceite',
    brake_service:
      'freno|frenos|frenos nuevos|balatas nuevas|pastillas nuevas|los frenos|cambio de frenos|servicio de frenos|balatas|pastillas|pastillas de freno|revisar los frenos|revision de frenos',
    tire_rotation:
      'rotacion|rotacion de llantas|rotar llantas|rotar las llantas|llanta|llantas|las llantas|neumaticos|rotacion de neumaticos|gomas',
    battery: 'bateria|la bateria|bateria nueva|cambio de bateria|acumulador',
    alignment: 'alineacion|alinear|alineamiento|alineacion y balanceo|alinear las llantas',
    inspection: 'inspeccion|la inspeccion|inspeccion estatal|inspeccion anual',
    diagnostics:
      'diagnostico|diagnosticar|luz del motor|luz de check engine|la luz del motor|prende el check engine|luz de motor',
    complex_repair: 'reparacion compleja|reparacion mayor',
  },
  symptoms: [
    {
      type: 'diagnostics',
      of: null,
      words:
        'fuga|fuga de aceite|tira aceite|pierde aceite|gotea|gotea aceite|se calienta|sobrecalienta|se sobrecalienta|no arranca|no enciende|no prende|se apaga|se para|se ahoga|humo|echa humo|huele|huele a quemado|golpetea|falla|tironea|no enfria|no tiene fuerza|testigo encendido',
    },
    {
      type: 'diagnostics',
      of: 'brake_service',
      words:
        'ruido|ruidos|un ruido|hace ruido|hace un ruido|rechina|rechinan|rechinido|chilla|chillan|vibra|vibran|tiembla|tiemblan',
    },
    {
      type: 'alignment',
      of: 'alignment',
      words:
        'se jala a la derecha|se jala a la izquierda|se va a la derecha|se va a la izquierda|jala a un lado',
    },
  ],
  vague: [
    {
      types: ['diagnostics', 'inspection'],
      words: 'revision|una revision|chequeo|un chequeo|echarle un ojo|le echen un ojo|una mirada',
    },
    { types: [], words: 'afinacion|afinar|mantenimiento|servicio completo|servicio mayor|tune up' },
  ],
};
