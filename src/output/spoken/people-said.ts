import { KNOWN_MAKES } from '../../domain/car-makes.ts';
import type { Customer } from '../../domain/customer.ts';
import { type Vehicle, vehicleInfo } from '../../domain/vehicle.ts';
import type { CallerCard } from '../../usecases/people/caller-card.ts';
import type { JsonObject } from '../form/json.ts';
import type { ShopTime } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import { plainWords } from './customer-words.ts';
import type { InEach, Language } from './language.ts';
import { listSaid } from './list-said.ts';
import { visitJson, visitSaid } from './visits-said.ts';

function vehicleJson(vehicle: Vehicle): JsonObject {
  const { id, plate, make, model, year } = vehicle;
  return {
    vehicle_id: id,
    vehicle_info: plainWords(vehicleInfo(vehicle)),
    plate,
    make: make === null ? null : plainWords(make),
    model: model === null ? null : plainWords(model),
    year,
  };
}

/** Without what the counter has noted of somebody, and where mail goes: whoever knows a phone need not be its owner. */
function customerJson({ id, name, phone, email }: Customer): JsonObject {
  return {
    customer_id: id,
    customer_name: plainWords(name),
    phone,
    has_email: email !== null,
  };
}

/** Who calls, with cars and visits. */
export function customerFound(
  { customer, vehicles, coming, last, due }: CallerCard,
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  const next = coming.find(({ start }) => start > time.now);
  const cars = vehicles.map((vehicle) => carSaid(vehicle, language));
  return {
    data: {
      ...customerJson(customer),
      vehicles: vehicles.map(vehicleJson),
      vehicle_ids: vehicles.map(({ id }) => id),
      upcoming_appointments: coming.map((visit) => visitJson(visit, time)),
      last_visit: last === null ? null : visitJson(last, time),
      due: due.map(({ vehicleId, service, dueOn, isOverdue }) => ({
        vehicle_id: vehicleId,
        service_type: service.type,
        due_on: dueOn,
        overdue: isOverdue,
      })),
    },
    message: `${FOUND[language](cars)}${next === undefined ? '' : ` ${COMING[language](visitSaid(next, time, language))}`}`,
  };
}

const FOUND: InEach<(cars: readonly string[]) => string> = {
  en: (cars) =>
    cars.length === 0
      ? 'Found the customer, without a car on file.'
      : `Found the customer, with ${listSaid(cars, 'and', 'en')}.`,
  es: (cars) =>
    cars.length === 0
      ? 'Cliente encontrado, sin coche registrado.'
      : `Cliente encontrado, con ${listSaid(cars, 'and', 'es')}.`,
};

const COMING: InEach<(visit: string) => string> = {
  en: (visit) => `The next visit is ${visit}.`,
  es: (visit) => `Próxima cita: ${visit}.`,
};

export function customerEntered(customer: Customer, replayed: boolean, language: Language): SpokenAnswer {
  return { data: customerJson(customer), message: ENTERED[language], already: replayed };
}

const ENTERED: InEach<string> = { en: 'The customer is on file.', es: 'El cliente está registrado.' };

export function vehicleEntered(vehicle: Vehicle, replayed: boolean, language: Language): SpokenAnswer {
  return {
    data: { ...vehicleJson(vehicle), customer_id: vehicle.customerId },
    message: CAR_ENTERED[language](carSaid(vehicle, language)),
    already: replayed,
  };
}

const CAR_ENTERED: InEach<(car: string) => string> = {
  en: (car) => `On file now: ${car}.`,
  es: (car) => `Queda registrado: ${car}.`,
};

/** What reads like the name of a model: two short words at most. */
const MODEL = /^[\p{L}\p{N}-]{1,15}(?: [\p{L}\p{N}-]{1,15})?$/u;

/**
 * `a 2018 Honda Civic`, `un Honda Civic de 2018`: never by its plate or number, and only by a make that there is, because whoever
 * entered the car may have written anything.
 */
export function carSaid({ make, model, year }: Vehicle, language: Language): string {
  if (make === null || !KNOWN_MAKES.has(make.toLowerCase())) return SOME_CAR[language];
  return CAR[language](model !== null && MODEL.test(model) ? `${make} ${model}` : make, year);
}

const SOME_CAR: InEach<string> = { en: 'a car', es: 'un coche' };
const CAR: InEach<(named: string, year: number | null) => string> = {
  en: (named, year) => (year === null ? `a ${named}` : `a ${year} ${named}`),
  es: (named, year) => (year === null ? `un ${named}` : `un ${named} de ${year}`),
};
