import { isoText } from '../../domain/zone.ts';
import type { ArgumentFault, Failure, FailureCode } from '../../failure.ts';
import { faultJson, faultText } from '../failure/failure-tools.ts';
import type { JsonObject } from '../form/json.ts';
import { capitalised, type ShopTime } from '../form/moments.ts';
import type { SpokenRefusal } from './answer.ts';
import { plainWords } from './customer-words.ts';
import {
  INVALID,
  INVALID_OTHERWISE,
  LOOK_AGAIN,
  NONE_TO_OFFER,
  NOT_FOUND,
  OFFER,
  OTHERWISE,
  REASONS,
  SEVERAL_SERVICES,
} from './failure-words.ts';
import type { InEach, Language } from './language.ts';
import { toSpanish } from './list-said.ts';
import { alternativesJson } from './moment-json.ts';
import { momentSaid, momentsSaid } from './spoken-times.ts';
import { visitSaid } from './visits-said.ts';

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
  const { sentence, hint: asOffered, details } = worded(failure, failing, language);
  const hint = asOffered === OFFER && alternatives.length === 0 ? NONE_TO_OFFER : asOffered;
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
    to === null
      ? `Shall I cancel the appointment for ${visit}?`
      : `Shall I move the appointment for ${visit} to ${to}?`,
  es: (visit, to) =>
    to === null ? `¿Cancelo la cita de ${visit}?` : `¿Cambio la cita de ${visit} ${toSpanish(to)}?`,
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
    const { said, hint } = INVALID[what] ?? INVALID_OTHERWISE;
    return { sentence: `${failing[language]}: ${said[language]}.`, hint, details: { what } };
  }
  if (failure.code === 'several-match' && failure.what === 'service') {
    const matches = failure.matches.map(({ label }) => plainWords(label));
    const { said } = SEVERAL_SERVICES;
    const details = { what: failure.what, matches };
    return { sentence: `${failing[language]}: ${said[language]}.`, hint: SEVERAL_SERVICES.hint, details };
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

const CLOSEST: InEach<(moments: string, count: number) => string> = {
  en: (moments, count) =>
    count === 1 ? `The closest free time is ${moments}.` : `The closest free times are ${moments}.`,
  es: (moments, count) =>
    count === 1
      ? `La hora libre más cercana es ${moments}.`
      : `Las horas libres más cercanas son ${moments}.`,
};
