import type { Answered, HowCalled } from './agent-desk.ts';

type Call = (tool: string, args: object, how?: HowCalled) => Promise<Answered>;

/** What is said in one call by a caller, where words are somebody's own. */
export interface SceneWords {
  readonly name: string;
  readonly make: string;
  readonly model: string;
  readonly concerns: string;
  readonly notes: string;
}

export const PLAIN_WORDS: SceneWords = {
  name: 'Maya Chen',
  make: 'Kia',
  model: 'Soul',
  concerns: 'it squeals',
  notes: 'call before noon',
};

export interface Told {
  readonly tool: string;
  readonly answered: Answered;
}

/**
 * A conversation that comes to every tool, and to nearly every answer of each: done, done before, refused, asked about. Gives all that
 * was told. `phone`: another one each time.
 */
export async function agentScene(
  call: Call,
  words: SceneWords,
  { language, phone, key }: { readonly language: 'en' | 'es'; readonly phone: string; readonly key: string },
): Promise<Told[]> {
  const told: Told[] = [];
  const how = { conversation: key };
  const say = async (tool: string, args: object): Promise<Answered> => {
    const answered = await call(tool, { ...args, language }, how);
    told.push({ tool, answered });
    return answered;
  };
  await say('lookup_customer', { phone_number: phone });
  const { data: who } = await say('create_customer', { name: words.name, phone_number: phone });
  const customer = { customer_id: who.customer_id };
  await say('get_upcoming_appointments', customer);
  const { data: car } = await say('add_vehicle', {
    ...customer,
    make: words.make,
    model: words.model,
    year: 2018,
  });
  await say('lookup_customer', { phone_number: phone });
  await say('understand_request', { text: words.concerns.slice(0, 250), ...customer });
  for (const date of ['2026-11-24', '2026-11-29', '2025-01-15', '2027-12-01', 'tomorrow'])
    await say('get_available_slots', { date });
  const oil = { service_type: 'oil_change' };
  for (const at of ['2026-11-24T12:00', '2026-11-24T10:15:00', '2026-11-20T09:00', '2026-11-29T09:00'])
    await say('explain_time', { ...oil, scheduled_at: at });
  const visit = { ...customer, vehicle_id: car.vehicle_id, ...oil };
  const own = { customer_concerns: words.concerns, notes: words.notes, service_description: words.notes };
  await say('book_appointment', { ...visit, scheduled_at: '2026-11-29T09:00:00', ...own });
  await say('book_appointment', { ...visit, service_type: words.notes.slice(0, 200), scheduled_at: 'soon' });
  const { data: booked } = await say('book_appointment', {
    ...visit,
    scheduled_at: '2026-11-25T09:30:00',
    ...own,
  });
  await say('book_appointment', { ...visit, scheduled_at: '2026-11-25T09:30:00' });
  await say('book_appointment', { ...visit, service_type: 'battery', scheduled_at: '2026-11-25T09:30:00' });
  const { data: offer } = await say('propose_appointment', { ...visit, date: '2026-11-26' });
  await say('commit_appointment', { proposal_token: offer.proposal_token ?? 'none', option: 1, ...own });
  await say('commit_appointment', { proposal_token: offer.proposal_token ?? 'none', option: 2 });
  await say('commit_appointment', { proposal_token: words.notes.slice(0, 250), option: 1 });
  const { data: another } = await say('propose_appointment', {
    ...visit,
    date: '2026-12-01',
    part_of_day: 'morning',
  });
  for (const token of [another.proposal_token ?? 'none', words.notes.slice(0, 250)])
    await say('release_proposal', { proposal_token: token });
  const one = { appointment_id: booked.appointment_id };
  await say('update_visit', { ...one, customer_concerns: words.concerns, visit_mode: 'drop_off' });
  const to = { ...one, new_datetime: '2026-11-27T13:00:00' };
  const { data: asked } = await say('reschedule_appointment', to);
  await say('reschedule_appointment', { ...to, confirmation_token: words.notes.slice(0, 250) });
  await say('reschedule_appointment', { ...to, confirmation_token: asked.confirmation_token ?? 'none' });
  const { data: sure } = await say('cancel_appointment', one);
  await say('cancel_appointment', { ...one, confirmation_token: sure.confirmation_token ?? 'none' });
  await say('cancel_appointment', { ...one, reason: words.notes });
  await say('update_visit', { ...one, visit_mode: 'wait' });
  await say('get_upcoming_appointments', { ...customer, include_past: true });
  await say('join_waitlist', { ...customer, ...oil, suits: 'mornings', until: '2026-12-04' });
  await say('join_waitlist', { ...customer, ...oil, suits: words.notes.slice(0, 100) });
  await say('cancel_appointment', { appointment_id: 999_999, [words.name]: words.notes });
  return told;
}
