import type { FailureCode } from '../../failure.ts';
import type { InEach } from './language.ts';

/** Why something was not done: what is said aloud, and what the model should do now. Null says no more than that it was not. */
export interface Reason {
  readonly said: InEach<string>;
  readonly hint: string;
}

/** The closest times are told with it, where there are any. */
export const OFFER = 'Offer one of data.alternatives, or ask for another day and call get_available_slots.';
export const NONE_TO_OFFER = 'Ask for another day, and call get_available_slots.';

/** Of all that can go wrong, what an agent can do something about. No text of anybody's and no number is in them. */
export const REASONS: Partial<Readonly<Record<FailureCode, Reason>>> = {
  'slot-taken': {
    said: { en: 'that time is taken', es: 'esa hora está ocupada' },
    hint: OFFER,
  },
  'shop-closed': { said: { en: 'we are closed then', es: 'a esa hora estamos cerrados' }, hint: OFFER },
  'in-the-past': { said: { en: 'that time has passed', es: 'esa hora ya pasó' }, hint: OFFER },
  'too-soon': { said: { en: 'that is too soon for us', es: 'es demasiado pronto' }, hint: OFFER },
  'beyond-horizon': {
    said: { en: 'that is further ahead than we plan', es: 'esa fecha es demasiado lejana' },
    hint: OFFER,
  },
  'not-qualified': {
    said: { en: 'nobody here does that work', es: 'nadie aquí hace ese trabajo' },
    hint: 'Ask for other work, or give the caller to a person.',
  },
  'mode-full': {
    said: { en: 'we have no room for more then', es: 'a esa hora ya no podemos recibir a más' },
    hint: 'Ask whether the car may be dropped off, or offer one of data.alternatives.',
  },
  'visit-exists': {
    said: {
      en: 'that car has another visit at that time',
      es: 'ese coche ya tiene otra visita a esa hora',
    },
    hint: 'Call get_upcoming_appointments, and ask whether that visit is to be changed.',
  },
  'car-taken': {
    said: { en: 'that car is here for another visit then', es: 'a esa hora ese coche tiene otra visita' },
    hint: OFFER,
  },
  'appointment-finished': {
    said: { en: 'that appointment is over', es: 'esa cita ya terminó' },
    hint: 'Call get_upcoming_appointments.',
  },
  'phone-taken': {
    said: {
      en: 'that phone number is on file under another name',
      es: 'ese teléfono está registrado con otro nombre',
    },
    hint: 'Ask for the name again, and call lookup_customer with the phone.',
  },
  'car-known': {
    said: { en: 'that car is on file with somebody else', es: 'ese coche está registrado con otra persona' },
    hint: 'Ask for the plate again, or give the caller to a person.',
  },
  'calendar-unreachable': {
    said: { en: 'the calendar does not answer right now', es: 'el calendario no responde en este momento' },
    hint: 'Try again in a minute, or take the phone number for a call back.',
  },
  'database-locked': {
    said: { en: 'the book is busy right now', es: 'la agenda está ocupada en este momento' },
    hint: 'Try again in a moment.',
  },
  interrupted: {
    said: { en: 'the calendar does not answer right now', es: 'el calendario no responde en este momento' },
    hint: 'Try again in a minute, or take the phone number for a call back.',
  },
  'changed-meanwhile': {
    said: { en: 'somebody else was faster', es: 'alguien fue más rápido' },
    hint: 'Call get_available_slots again.',
  },
  'key-reused': {
    said: { en: 'another request had the same key', es: 'otra solicitud tenía la misma clave' },
    hint: 'Use a new idempotency_key for another request.',
  },
  'several-match': {
    said: { en: 'that may mean several', es: 'eso puede referirse a varios' },
    hint: 'Ask which is meant, and say it in full.',
  },
  'time-skipped': {
    said: { en: 'the clocks skip that hour', es: 'esa hora no existe por el cambio de horario' },
    hint: OFFER,
  },
  'time-ambiguous': {
    said: { en: 'the clocks show that hour twice', es: 'esa hora ocurre dos veces por el cambio de horario' },
    hint: 'Say the time with its offset from UTC.',
  },
  'time-not-understood': {
    said: { en: 'that is not a time that I understand', es: 'no entiendo esa hora' },
    hint: 'Ask for day and time in other words, or give it as YYYY-MM-DDTHH:MM:SS.',
  },
  'weekday-ambiguous': {
    said: { en: 'that may mean two days', es: 'eso puede referirse a dos días' },
    hint: 'Ask which of the two is meant, and give it as YYYY-MM-DD.',
  },
  'several-readings': {
    said: { en: 'that can be understood in several ways', es: 'eso se puede entender de varias maneras' },
    hint: 'Ask what is meant, and say it in other words.',
  },
  'tool-limit': {
    said: { en: 'this call has taken too many steps', es: 'esta llamada ha tenido demasiados pasos' },
    hint: 'Give the caller to a person.',
  },
  'proposal-gone': {
    said: { en: 'that offer is not there any more', es: 'esa oferta ya no existe' },
    hint: 'Call propose_appointment again.',
  },
  'proposal-taken': {
    said: { en: 'you have already taken another of those times', es: 'ya ha tomado otra de esas horas' },
    hint: 'Call get_upcoming_appointments, or propose_appointment for another visit.',
  },
  'confirmation-refused': {
    said: { en: 'I need you to confirm once more', es: 'tengo que preguntarle otra vez' },
    hint: 'Call again without confirmation_token, read message to the caller, and use the new token once they say yes.',
  },
  'tool-closed': {
    said: { en: 'that is not possible here', es: 'eso no es posible aquí' },
    hint: 'Give the caller to a person.',
  },
  'too-long': {
    said: { en: 'that text is too long', es: 'ese texto es demasiado largo' },
    hint: 'Shorten it.',
  },
};

export const OTHERWISE: Reason = {
  said: { en: 'something went wrong here', es: 'algo falló aquí' },
  hint: 'Try once more, then take the phone number for a call back.',
};

/** What is not there, and what is no such thing: the first words say it, whatever was asked for. */
export const NOT_FOUND: Partial<Readonly<Record<string, InEach<string>>>> = {
  appointment: { en: 'Appointment not found.', es: 'No se encontró la cita.' },
  customer: { en: 'Customer not found.', es: 'No se encontró al cliente.' },
  vehicle: { en: 'Vehicle not found.', es: 'No se encontró el coche.' },
  service: { en: 'We do not offer that service.', es: 'No ofrecemos ese servicio.' },
};

/** What to do about it. */
export const LOOK_AGAIN: Partial<Readonly<Record<string, string>>> = {
  appointment: 'Call get_upcoming_appointments for this customer.',
  customer: 'Ask for the full phone number and call lookup_customer, or call create_customer.',
  vehicle: 'Use a vehicle_id of lookup_customer, or call add_vehicle.',
};

/** What agents give as it was said, and what is wrong with it. */
export const INVALID: Partial<Readonly<Record<string, Reason>>> = {
  date: {
    said: { en: 'that day cannot be', es: 'ese día no puede ser' },
    hint: 'Give another date.',
  },
  phone: {
    said: { en: 'that is not a whole phone number', es: 'ese número de teléfono no está completo' },
    hint: 'Ask for the phone number with its area code.',
  },
};

export const INVALID_OTHERWISE: Reason = {
  said: { en: 'that cannot be right', es: 'ese dato no es válido' },
  hint: 'Give another.',
};

export const SEVERAL_SERVICES: Reason = {
  said: { en: 'we have several services that sound like that', es: 'tenemos varios servicios así' },
  hint: 'Ask which of error.details.matches is meant, and give that as service_type.',
};
