import { AppError } from '../../failure.ts';
import { whyView } from '../../output/appointments/why.ts';
import { whyNot } from '../../usecases/booking/why-not.ts';
import { workAsked } from '../../usecases/free-time/work-asked.ts';
import { required } from '../asking/required.ts';
import { wordsAsked } from '../asking/words-asked.ts';
import { examples } from '../help/examples.ts';
import { onceSaid } from '../options/once-said.ts';
import { eachOf, minutes, textOf, wordsOf } from '../options/option-parsers.ts';
import { servicesGiven } from '../options/services-given.ts';
import { readingAsked } from '../options/when.ts';
import type { Fill } from '../run/load-command.ts';

interface WhyOptions {
  readonly service?: readonly string[];
  readonly duration?: number;
  readonly bay?: string;
  readonly technician?: string;
}

export const fillWhy: Fill = (command, app) =>
  examples(
    command,
    ['why tue 10 brakes', 'why a brake job cannot begin then, and the nearest two times'],
    ['why fri 14:00 alignment in "bay 1"', 'the same, of one bay'],
    ['why "mañana a las tres" aceite --json', 'the same for a script'],
  )
    .argument('[when...]', 'when, and for what: tue 10 brakes', wordsOf('booking words'))
    .option('-s, --service <type>', 'what is to be done; several: oil+tires', eachOf('name'))
    .option('--duration <minutes>', 'how long, also as 1h30', minutes)
    .option('-b, --bay <name>', 'in this bay', textOf('name'))
    .option('-t, --technician <name>', 'with this technician', textOf('name'))
    .action(async (typed: string[], options: WhyOptions) => {
      const shop = await app.shop();
      const needed = {
        command: 'why',
        argument: 'when',
        question: 'When, and for what? (tue 10 brakes)',
        what: 'booking words',
      } as const;
      const words = await wordsAsked(typed, needed, app);
      const ports = await app.ports();
      const asked = await readingAsked([words.join(' ')], app, async ([text = ''], { nextWeekdayIs }) =>
        workAsked(text, shop, ports, { nextWeekdayIs }),
      );
      const { service, duration, bay, technician } = await servicesGiven(options, app);
      const said = onceSaid('service', service, asked.services, 'why');
      const services = await required(said ?? undefined, '--service', app, async (prompter) => [
        await (await import('../booking/booking-questions.ts')).askService(prompter, app),
      ]);
      if (asked.when?.kind !== 'moment') {
        const value = asked.timeWords === '' ? words.join(' ') : asked.timeWords;
        const expected = { kind: 'one-moment' } as const;
        throw new AppError({ code: 'invalid-value', what: 'time', value, expected });
      }
      const question = {
        at: asked.when.at,
        services,
        durationMinutes: onceSaid('duration', duration, asked.duration, 'why'),
        bay: onceSaid('bay', bay, asked.bay, 'why'),
        technician: onceSaid('technician', technician, asked.technician, 'why'),
      };
      app.show(whyView(await whyNot(question, shop, ports), question, await app.time()));
    });
