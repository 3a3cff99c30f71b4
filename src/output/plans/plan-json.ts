import { dateAt, isoText } from '../../domain/zone.ts';
import type { JsonObject } from '../form/json.ts';
import { type ShopTime, weekdayName } from '../form/moments.ts';
import { callsOf, closedBeyond, promisesBroken, type ToldPlan, whyText } from './told-plan.ts';

/** `data.plan`. */
export function planJson(told: ToldPlan, time: ShopTime): JsonObject {
  const { plan, accepted } = told;
  const closed = closedBeyond(told.growth, time);
  const at = (moment: number) => isoText(time.zone, moment);
  return {
    accepted,
    moves: plan.moves.map(({ appointment, to, because, breaksPromise }) => ({
      appointment_id: appointment.id,
      customer_name: appointment.customer.name,
      from: at(appointment.start),
      to: at(to.start),
      end_time: at(to.end),
      day_of_week: weekdayName(dateAt(time.zone, to.start)),
      bay: to.bay.name,
      technician: to.technicians[0]?.name ?? null,
      bay_before: appointment.bay.name,
      technician_before: appointment.technician?.name ?? null,
      why: whyText(because, time),
      promised_at: appointment.promisedAt === null ? null : at(appointment.promisedAt),
      breaks_promise: breaksPromise,
    })),
    unplaced: plan.unplaced.map(({ appointment, because, breaksPromise }) => ({
      appointment_id: appointment.id,
      customer_name: appointment.customer.name,
      scheduled_at: at(appointment.start),
      day_of_week: weekdayName(dateAt(time.zone, appointment.start)),
      bay: appointment.bay.name,
      technician: appointment.technician?.name ?? null,
      why: whyText(because, time),
      promised_at: appointment.promisedAt === null ? null : at(appointment.promisedAt),
      breaks_promise: breaksPromise,
    })),
    promises_broken: promisesBroken(told),
    ...(closed.length === 0 ? {} : { closed }),
    calls: callsOf(plan).map(({ appointment, to }) => ({
      appointment_id: appointment.id,
      customer_name: appointment.customer.name,
      customer_phone: appointment.customer.phone,
      from: at(appointment.start),
      to: to === null ? null : at(to),
    })),
  };
}
