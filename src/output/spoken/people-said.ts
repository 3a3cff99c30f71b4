import type { Customer } from '../../domain/customer.ts';
import { type Vehicle, vehicleInfo } from '../../domain/vehicle.ts';
import type { CallerCard } from '../../usecases/people/caller-card.ts';
import type { JsonObject } from '../form/json.ts';
import type { ShopTime } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import { customerWords, plainWords } from './customer-words.ts';
import type { InEach, Language } from './language.ts';
import { visitJson, visitSaid } from './visits-said.ts';

function vehicleJson(vehicle: Vehicle): JsonObject {
  const { id, plate, vin, make, model, year } = vehicle;
  return {
    vehicle_id: id,
    vehicle_info: plainWords(vehicleInfo(vehicle)),
    plate,
    vin,
    make: make === null ? null : plainWords(make),
    model: model === null ? null : plainWords(model),
    year,
  };
}

function customerJson({ id, name, phone, email, notes }: Customer): JsonObject {
  return {
    customer_id: id,
    customer_name: plainWords(name),
    phone,
    email: email === null ? null : plainWords(email),
    notes: customerWords(notes),
  };
}

/** Who calls, with cars and visits. */
export function customerFound(
  { customer, vehicles, coming, last, due, noShows }: CallerCard,
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  const [next] = coming;
  const cars = vehicles.map((vehicle) => plainWords(vehicleInfo(vehicle)));
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
      no_shows: noShows,
    },
    message: `${FOUND[language](cars)}${next === undefined ? '' : ` ${COMING[language](visitSaid(next, time, language))}`}`,
  };
}

const FOUND: InEach<(cars: readonly string[]) => string> = {
  en: (cars) =>
    cars.length === 0
      ? 'Found the customer, without a car on file.'
      : `Found the customer, with ${listed(cars, 'and')} on file.`,
  es: (cars) =>
    cars.length === 0
      ? 'Cliente encontrado, sin coche registrado.'
      : `Cliente encontrado, con ${listed(cars, 'y')}.`,
};

const COMING: InEach<(visit: string) => string> = {
  en: (visit) => `Next visit is ${visit}.`,
  es: (visit) => `Próxima visita: ${visit}.`,
};

function listed(words: readonly string[], and: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}

export function customerEntered(customer: Customer, replayed: boolean, language: Language): SpokenAnswer {
  return { data: customerJson(customer), message: ENTERED[language], already: replayed };
}

const ENTERED: InEach<string> = { en: 'The customer is on file.', es: 'El cliente está registrado.' };

export function vehicleEntered(vehicle: Vehicle, replayed: boolean, language: Language): SpokenAnswer {
  const info = plainWords(vehicleInfo(vehicle));
  return {
    data: { ...vehicleJson(vehicle), customer_id: vehicle.customerId },
    message: CAR_ENTERED[language](info),
    already: replayed,
  };
}

const CAR_ENTERED: InEach<(info: string) => string> = {
  en: (info) => `The ${info} is on file.`,
  es: (info) => `El ${info} está registrado.`,
};
