import type { Appointment } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import { dateAt, isoText, type ZoneRules } from '../../domain/zone.ts';
import type { JsonObject } from '../form/json.ts';
import { minutesOf, weekdayName } from '../form/moments.ts';

/** An appointment as every command and tool gives it. Text in it is as it was given. */
export function appointmentJson(appointment: Appointment, zone: ZoneRules) {
  const { service, customer, vehicle, image, start, end } = appointment;
  const moment = (at: Instant | null) => (at === null ? null : isoText(zone, at));
  return {
    appointment_id: appointment.id,
    status: appointment.status,
    scheduled_at: isoText(zone, start),
    end_time: isoText(zone, end),
    day_of_week: weekdayName(dateAt(zone, start)),
    duration_minutes: minutesOf(appointment),
    service_type: service.type,
    service_name: service.name,
    customer_id: customer.id,
    customer_name: customer.name,
    customer_phone: customer.phone,
    vehicle_id: vehicle.id,
    vehicle_info: vehicle.info,
    plate: vehicle.plate,
    bay: appointment.bay.name,
    technician: appointment.technician?.name ?? null,
    calendar_status: image?.status ?? null,
    calendar_id: image?.calendar ?? null,
    calendar_event_id: image?.eventId ?? null,
    calendar_link: image?.link ?? null,
    calendar_error: image?.error ?? null,
    notes: appointment.notes,
    customer_concerns: appointment.concerns,
    cancellation_reason: appointment.cancellationReason,
    overbook_reason: appointment.overbookReason,
    services: appointment.work.map(({ service, minutes, technician }) => ({
      service_type: service.type,
      service_name: service.name,
      minutes,
      technician: technician?.name ?? null,
    })),
    visit_mode: appointment.mode,
    promised_at: moment(appointment.promisedAt),
    key_tag: appointment.keyTag,
    confirmed_at: moment(appointment.confirmedAt),
    arrived_at: moment(appointment.arrivedAt),
    started_at: moment(appointment.startedAt),
    completed_at: moment(appointment.completedAt),
    series_id: appointment.seriesId,
    created_at: isoText(zone, appointment.createdAt),
    updated_at: isoText(zone, appointment.updatedAt),
  } satisfies JsonObject;
}
