import { calendarContract } from '../calendar-contract.ts';
import { openGoogleCalendar } from './opened-google.ts';

calendarContract('Google, as the strict fake has it', openGoogleCalendar, {
  series: true,
  wholeDays: true,
  invitations: true,
});
