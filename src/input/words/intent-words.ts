import type { Spellings } from './meaning.ts';

/** What somebody may want of the shop. `other`: nothing that is done by itself, as a price or a person. */
export const INTENTS = ['book', 'cancel', 'reschedule', 'check', 'wait', 'other'] as const;
export type Intent = (typeof INTENTS)[number];

/**
 * `cannot-come`: to cancel, or to come another time. `deny`: what stands behind it is not wanted. `wish`: what may stand between the
 * two, and does not end what a denial is of.
 */
export type IntentWord = Intent | 'cannot-come' | 'deny' | 'wish';

/** Phrases by what they ask for, in both languages at once, without accents and apostrophes. The longest wins. */
export const INTENT_WORDS: Readonly<Record<IntentWord, readonly Spellings[]>> = {
  book: [
    'book|book me|make an appointment|make a new appointment|new appointment|set up an appointment',
    'reservar|agendar|hacer una cita|sacar una cita|pedir una cita|pedir cita|otra cita|cita nueva',
  ],
  cancel: [
    'cancel|cancels|canceled|cancelled|cancel it|cancelling|canceling|call off|call it off|no longer need|wont be coming|will not be coming|im not coming|i am not coming|dont need the appointment|dont need it anymore|dont need it any more',
    'cancelar|cancelarla|cancelo|cancele|cancelen|cancela|cancelame|anular|anularla|anule|ya no necesito|no voy a ir|no ire|ya no voy|ya no quiero',
  ],
  reschedule: [
    'reschedule|rescheduled|rescheduling|move my|move our|move that|move the appointment|move it to|move me to|need to move|want to move|like to move|can we move|could we move|can you move|could you move|change my appointment|change the appointment|change my visit|change the time|change the day|change the date|change it to|push it back|push my appointment|push back|postpone|another time instead|a different time instead|a different day instead|come later instead|come another day',
    'reprogramar|reprograme|reagendar|reagende|cambiar la cita|cambiar mi cita|cambie la cita|cambie mi cita|cambiarla|cambiar la hora|cambiar el dia|cambiar la fecha|mover la cita|mover mi cita|moverla|mueva la cita|mueva mi cita|aplazar|aplazarla|posponer|posponerla|atrasar la cita|adelantar la cita|pasar la cita|pasar mi cita|venir otro dia|ir otro dia',
  ],
  check: [
    'when is my appointment|when is my visit|when is my next appointment|what time is my appointment|what day is my appointment|what time am i|when am i|do i have an appointment|am i booked|am i scheduled|check my appointment|confirm my appointment|what time is my next appointment|what day is my next appointment|check my next appointment|confirm my next appointment|about my next appointment|is my car ready|is it ready|when will it be ready|when will my car be ready',
    'cuando es mi cita|cuando tengo cita|cuando tengo mi cita|cuando me toca|a que hora es mi cita|a que hora tengo cita|que dia es mi cita|confirmar mi cita|cuando es mi proxima cita|que hora es mi proxima cita|que dia es mi proxima cita|confirmar mi proxima cita|esta listo mi carro|esta listo mi coche|ya esta listo|ya esta mi carro|ya esta mi coche',
  ],
  wait: [
    'waitlist|wait list|waiting list|if something opens|if something opens up|if anything opens|if anything opens up|if you get a cancellation|if there is a cancellation|if someone cancels|if somebody cancels|in case someone cancels|in case somebody cancels|if anybody cancels|if anyone cancels',
    'lista de espera|si se libera|si se libera algo|si alguien cancela|por si alguien cancela|si queda algo antes|si hay una cancelacion',
  ],
  other: [
    'how much|what does it cost|what do you charge|price|prices|quote|a quote|estimate|an estimate|are you open|what time do you open|what time do you close|when do you open|when do you close|opening hours|where are you|your address|get directions|give me directions|directions to|speak to a person|speak to someone|speak to somebody|talk to a person|talk to someone|talk to somebody|a human|a real person|representative|operator|manager|complaint|refund|invoice',
    'cuanto cuesta|cuanto vale|cuanto sale|cuanto cobran|que precio|precio|precios|presupuesto|cotizacion|a que hora abren|a que hora cierran|que horario|cual es el horario|cual es su horario|su horario|horario de atencion|horario del taller|donde estan|donde queda|que direccion|cual es la direccion|cual es su direccion|su direccion|deme la direccion|direccion del taller|hablar con una persona|hablar con alguien|hablar con un humano|una persona|queja|reclamo|factura|reembolso',
  ],
  'cannot-come': [
    'cant make it|cannot make it|can not make it|wont make it|not going to make it|cant come|cannot come|cant come in|cant make my appointment|something came up',
    'no puedo ir|no puedo venir|no podre ir|no podre venir|no voy a poder|no llego|no alcanzo a llegar|me surgio algo',
  ],
  deny: [
    'dont|do not|not|never|without|instead of|rather than|no need to|dont want to|do not want to|dont think i|do not think i|dont think we|do not think we',
    'no|nunca|sin|en vez de|en lugar de|no quiero',
  ],
  wish: [
    'want|wants|wanted|wanting|wish|like|need|needs|have|having|going|gonna|would|to|be|get|you|us|me|it|that|my|our|the|appointment|visit|please|mean|meant|trying|asking|asked|really',
    'quiero|quiera|queria|quisiera|deseo|necesito|necesario|hace falta|hay|voy|vamos|va|creo|pienso|es|para|que|a|me|le|la|lo|se|nos|pedi|por favor',
  ],
};
