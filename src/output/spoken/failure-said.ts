import { isoText } from '../../domain/zone.ts';
import type { ArgumentFault, Failure, FailureCode } from '../../failure.ts';
import { faultJson, faultText } from '../failure/failure-tools.ts';
import type { JsonObject } from '../form/json.ts';
import { capitalised, type ShopTime } from '../form/moments.ts';
import type { SpokenRefusal } from './answer.ts';
import type { InEach, Language } from './language.ts';
import { alternativesJson } from './moment-json.ts';
import { momentSaid, momentsSaid } from './spoken-times.ts';
import { visitSaid } from './visits-said.ts';

/** Why something was not done: what is said aloud, and what the model should do now. Null says no more than that it was not. */
interface Reason {
  readonly said: InEach<string>;
  readonly hint: string;
}

/** The closest times are told with it, where there are any. */
const OFFER = 'Offer one of data.alternatives, or ask for another day and call get_available_slots.';

/** Of all that can go wrong, what an agent can do something about. No text of anybody's and no number is in them. */
const REASONS: Partial<Readonly<Record<FailureCode, Reason>>> = {
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
    hint: 'Ask for the full phone number.',
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
    said: { en: 'that offer is not there any more', es: 'esas horas ya no están apartadas' },
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

/** A tool that is not there, or not for this caller: which of the two is nobody's business. */
export function noSuchTool(language: Language): SpokenRefusal {
  const said: InEach<string> = { en: 'That is not possible here.', es: 'Eso no es posible aquí.' };
  const hint = 'Use one of the tools that you were told of, or give the caller to a person.';
  return { code: 'not-found', data: {}, message: said[language], hint, details: { what: 'tool' } };
}

/** Words for what was not even begun, or is nobody's failure: no time was left, the book cannot be opened, a bug. */
export function brokenSaid(
  code: FailureCode | 'bug',
  failing: InEach<string>,
  language: Language,
): SpokenRefusal {
  const { said, hint } = (code === 'bug' ? null : REASONS[code]) ?? OTHERWISE;
  return { code, data: {}, message: `${failing[language]}: ${said[language]}.`, hint, details: {} };
}

const OTHERWISE: Reason = {
  said: { en: 'something went wrong here', es: 'algo falló aquí' },
  hint: 'Try once more, then take the phone number for a call back.',
};

/** What is not there, and what is no such thing: the first words say it, whatever was asked for. */
const NOT_FOUND: Partial<Readonly<Record<string, InEach<string>>>> = {
  appointment: { en: 'Appointment not found.', es: 'No se encontró la cita.' },
  customer: { en: 'Customer not found.', es: 'No se encontró al cliente.' },
  vehicle: { en: 'Vehicle not found.', es: 'No se encontró el coche.' },
  service: { en: 'We do not offer that service.', es: 'No ofrecemos ese servicio.' },
};

/** `failing`: how the sentence of a tool that failed begins, as `Failed to book appointment`. */
export function failureSaid(
  failure: Failure,
  failing: InEach<string>,
  time: ShopTime,
  language: Language,
): SpokenRefusal {
  if (failure.code === 'confirmation-required') return question(failure, time, language);
  const refused = 'nearest' in failure && 'slot' in failure ? failure : null;
  const nearest = refused?.nearest ?? [];
  const alternatives =
    refused === null ? [] : alternativesJson(nearest, refused.slot.end - refused.slot.start, time);
  const { sentence, hint, details } = worded(failure, failing, language);
  const offered =
    nearest.length === 0 ? '' : ` ${CLOSEST[language](momentsSaid(nearest, time, language), nearest.length)}`;
  return {
    code: failure.code,
    data: alternatives.length === 0 ? {} : { alternatives },
    message: `${sentence}${offered}`,
    hint,
    details,
  };
}

/** Not a failure of anybody's: the caller is to be asked. */
function question(
  { code, asks, token, expiresAt }: Extract<Failure, { code: 'confirmation-required' }>,
  time: ShopTime,
  language: Language,
): SpokenRefusal {
  const visit = visitSaid(asks.visit, time, language);
  const to = asks.verb === 'cancel' ? null : momentSaid(asks.to, time, language);
  return {
    code,
    data: {
      confirmation_token: token,
      confirmation_expires_at: isoText(time.zone, expiresAt),
      appointment_id: asks.visit.id,
    },
    message: SHALL_I[language](visit, to),
    hint: 'Read message to the caller. Once they say yes, call again with the same arguments and confirmation_token.',
    details: {},
  };
}

const SHALL_I: InEach<(visit: string, to: string | null) => string> = {
  en: (visit, to) =>
    to === null ? `Shall I cancel the appointment for ${visit}?` : `Shall I move ${visit} to ${to}?`,
  es: (visit, to) => (to === null ? `¿Cancelo la cita de ${visit}?` : `¿Cambio la cita de ${visit} a ${to}?`),
};

interface Worded {
  readonly sentence: string;
  readonly hint: string;
  readonly details: JsonObject;
}

function worded(failure: Failure, failing: InEach<string>, language: Language): Worded {
  if (failure.code === 'not-found') {
    const { what, known } = failure;
    const said = NOT_FOUND[what];
    const details = what === 'service' ? { what, known: [...known] } : { what };
    const hint = what === 'service' ? 'Use one of error.details.known.' : (LOOK_AGAIN[what] ?? '');
    if (said !== undefined) return { sentence: said[language], hint, details };
  }
  if (failure.code === 'tool-arguments') return faulty(failure.faults, failing, language);
  if (failure.code === 'invalid-value') {
    const { what } = failure;
    const hint = what === 'phone' ? 'Ask for the phone number with its area code.' : `Give another ${what}.`;
    return { sentence: `${failing[language]}: ${INVALID[language](what)}.`, hint, details: { what } };
  }
  const { said, hint } = REASONS[failure.code] ?? OTHERWISE;
  return { sentence: `${failing[language]}: ${said[language]}.`, hint, details: {} };
}

/** As arguments are called. */
const NAME = /^[a-z_][a-z0-9_]{0,39}$/i;

/** The model's own slip: the caller is told no more than that. */
function faulty(given: readonly ArgumentFault[], failing: InEach<string>, language: Language): Worded {
  // What a model calls an argument may be what somebody has told it to.
  const faults = given.map((fault) => ({ ...fault, name: NAME.test(fault.name) ? fault.name : 'argument' }));
  const [first] = faults;
  const isDate = faults.length === 1 && first?.fault === 'not-a' && first.expected === 'date';
  const sentence = isDate ? DATE_FORM[language] : `${failing[language]}: ${UNCLEAR[language]}.`;
  const details = { faults: faults.map(faultJson) };
  if (isDate)
    return { sentence, hint: 'Invalid date format. Please use YYYY-MM-DD (e.g., 2025-01-15)', details };
  return { sentence, hint: `${capitalised(faults.map(faultText).join('; '))}.`, details };
}

const DATE_FORM: InEach<string> = { en: 'Invalid date format.', es: 'Formato de fecha no válido.' };
const UNCLEAR: InEach<string> = { en: 'something is missing or unclear', es: 'falta algo o no está claro' };

const LOOK_AGAIN: Partial<Readonly<Record<string, string>>> = {
  appointment: 'Call get_upcoming_appointments for this customer.',
  customer: 'Ask for the full phone number and call lookup_customer, or call create_customer.',
  vehicle: 'Use a vehicle_id of lookup_customer, or call add_vehicle.',
};

const INVALID: InEach<(what: string) => string> = {
  en: (what) => `that is not a valid ${what}`,
  es: () => 'ese dato no es válido',
};

const CLOSEST: InEach<(moments: string, count: number) => string> = {
  en: (moments, count) =>
    count === 1 ? `The closest free time is ${moments}.` : `The closest free times are ${moments}.`,
  es: (moments, count) =>
    count === 1
      ? `La hora libre más cercana es ${moments}.`
      : `Las horas libres más cercanas son ${moments}.`,
};
