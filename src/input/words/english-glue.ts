import type { Glue, Spellings } from './meaning.ts';

/** Each of these with each of those behind it. */
function eachOf(these: Spellings, those: Spellings): Spellings {
  return these
    .split('|')
    .flatMap((one) => those.split('|').map((other) => `${one} ${other}`))
    .join('|');
}

/** How words that hold others together are said. */
export const ENGLISH_GLUE: Readonly<Partial<Record<Glue, Spellings>>> = {
  on: 'on|for',
  the: 'the',
  of: 'of',
  in: 'in',
  'half-an': 'half an|half a|a half',
  'from-now': 'from now|from today',
  this: 'this|this coming|coming|the coming|this very',
  next: 'next|the next',
  'after-next': 'after next',
  'this-week': 'this week|of this week',
  'next-week': 'next week|of next week|the following week',
  'week-of': 'week of|week beginning|week starting|week commencing',
  'week-later': 'week',
  weekend: 'weekend|the weekend',
  'this-month': 'this month|of this month',
  'of-the-month': 'of the month',
  'the-month': 'the month|month',
  'next-month': 'next month|of next month',
  'beginning-of': 'beginning of|the beginning of|start of|the start of|early|early in',
  'middle-of': 'middle of|the middle of|mid',
  'end-of': 'end of|the end of|late|late in|toward the end of|towards the end of',
  'toward-end-of': 'late|late in|toward the end of|towards the end of',
  'rest-of': 'rest of|the rest of|later',
  'week-after-next': 'the week after next|week after next',
  within: 'within|within the next|in the next|over the next|within the coming',
  'working-days':
    'weekday|weekdays|a weekday|any weekday|during the week|the weekdays|a week day|week day|week days',
  'later-today': 'later today|rest of the day|the rest of the day',
  at: 'at|@',
  'half-past': 'half past',
  'quarter-past': 'quarter past|a quarter past|quarter after|a quarter after',
  'quarter-to':
    'quarter to|a quarter to|quarter til|quarter till|a quarter til|a quarter till|quarter before',
  'minutes-past': 'past|after|minutes past|minutes after|min past',
  'minutes-to': 'to|til|till|minutes to|minutes til|minutes till|minutes before|min to',
  oclock: 'oclock|o clock|sharp|on the dot',
  'hours-sharp': 'hours|hrs',
  am: 'am|a m|in the am',
  pm: 'pm|p m|in the pm',
  noon: 'noon|midday|12 noon',
  about: 'about|around|approximately|approx|roughly|near|closest to',
  'or-so': 'ish|or so|or thereabouts|more or less',
  late: 'late|late in|late in the',
  'late-in-day':
    'end of day|end of the day|the end of the day|at the end of the day|late in the day|toward the end of the day|towards the end of the day|last thing',
  closing:
    'eod|end of day|end of the day|the end of the day|close|closing|closing time|close of business|cob|you close',
  opening: 'opening|opening time|you open',
  now: 'now|right now',
  earliest:
    'asap|first|the first available|first available|next available|the next available|earliest|soonest|whichever is first|whichever comes first|whichever is sooner|whichever is earlier|whatever is first|earliest you have|soonest you have|first you have|earliest you got|soonest you got|earliest possible|as soon as possible|as soon as you can|as early as possible|the earliest|the soonest|first free|first slot|first opening|first time|earliest time|earliest slot|next opening|next slot|next free|right away|any time soon|whenever is first|first thing|first thing in the morning|at opening|when you open|as soon as you open',
  before:
    'before|right before|just before|shortly before|any time before|anytime before|earlier than|sooner than|prior to',
  after:
    'after|later than|any time after|anytime after|right after|just after|shortly after|soon after|straight after',
  from: 'from|not until|not till|not til|starting|starting at|starting from|as of|no earlier than|not before|not earlier than|no sooner than',
  until: 'until|til|till|through|thru|up to|no later than|not after|not later than|no after',
  by: 'by|done before|ready before|finished before|back before|out before|be done before|need it before|needs it before|need it back before|needs it back before|need it back by|needs to be done by|needs to be done before|has to be done by|has to be done before|must be done by|must be done before|must be ready by|must be ready before|has to be ready by|ready by|done by|finished by|back by|out by|picked up by|promise|promised|promise by|promised by|promised for|promised at|needs it by|needs it back by|needed by|due by|due at|ready|ready at|ready for|done at|needs it at|need it by|pick up by|pick up at|picks up at|picked up at|picking up at|collects at|collected by',
  between: 'between|in between|anywhere between|any time between|anytime between',
  to: 'to|through|thru|until|til|till',
  'or-later': 'or later|or after|or any time after|or anytime after|onwards|onward|and later|and after',
  'or-earlier': 'or earlier|or before|or sooner',
  not: 'not|not on|neither|neither on|nor|nor on|no|not in|not at|never|but not|but not on|and not|dont|cant|cannot|cant do|cannot do|wont',
  except:
    'except|except on|except for|other than|excluding|any day but|any time but|anytime but|anyday but|any date but|all but|everything but|anything but|avoid|not on a|not on any',
  without:
    'without|minus|unless|doesnt|didnt|isnt|arent|wouldnt|shouldnt|couldnt|havent|hasnt|aint|instead of|rather than',
  'denied-behind':
    'doesnt work|dont work|does not work|do not work|wont work|will not work|doesnt work for me|dont work for me|is no good|are no good|no good|isnt good|arent good|is not good|are not good|not good|is out|are out|wont do|doesnt suit|dont suit|is bad|are bad',
  'all-of': 'any|anytime|anything|anyday|weekday|weekdays|weekends|all|every|everything|whenever|each',
  only: 'only|just|strictly|either',
  affirmed: 'yes',
  'unheard-time':
    'if|last|latest|previous|past|since|new year|the new year|new years|new years eve|every|each|other|second|third|only|exactly|week|weeks|midnight|half|eve|thanksgiving|christmas|easter|holiday',
  or: 'or|/',
  and: 'and|&|+|plus',
  but: 'but',
  other: 'other|alternate',
  'last-day': 'last day',
  times: 'time|times|visit|visits|in all',
  cars: 'cars|vehicles|trucks|vans|suvs',
  both: 'both',
  whole: 'all|each|every one',
  own: 'my|our|his|her|their',
  those: 'the|these|those|them',
  with: 'with|w|ask for|asks for|wants|prefers',
  for: 'for|allow',
  lasting: 'takes|about',
  'key-tag': 'tag|key tag|key|key number|hook|on hook|keys on hook',
  'for-notes': eachOf(
    'call|text|phone|ring|call me|text me|phone me|call him|text him|call her|text her|call them|text them',
    'when done|when ready|when finished|when its done|when its ready|when it is done|when it is ready',
  ),
  new: 'new|new customer|new client|first timer',
  courtesy:
    'please|can|could|can do|could do|squeeze|squeeze in|squeeze me in|squeeze him in|squeeze her in|squeeze them in|squeeze it in|fit in|fit me in|fit him in|fit her in|fit them in|fit it in|pls|thanks|thank you|hi|hello|hey|good morning|good afternoon|ok|okay|so|i would like|i would like to|id like|id like to|i want|i want to|i need|i need to|i prefer|i would prefer|we need|we need to|we want|we want to|he wants|she wants|he needs|she needs|can i|can we|can you|could i|could we|could you|may i|do you have|do you have any|have you got|is there|is there any|are there any|any|any day|availability|available|arrangement|anything|something|someone|somebody|opening|openings|slot|slots|appointment|appt|an appointment|meeting|schedule|reschedule|book|make|set up|set|put|put in|get|get in|bring|bring it in|bring it|bring in|bring her in|bring him in|come|come in|coming in|drop by|it will happen|it will be|we will have|we will be|lets meet|lets do|lets say|let us|help|help me|me in|any time|anytime|whenever|some time|sometime|would be good|works|works for me|works best|is fine|is good|would be great|would work|how about|what about|have them|have someone|have somebody|check|check out|check up|checked|look at|do|need|needs|needed|want|wants|would like|time|for me|for us|visit|service|job|work|done|fixed|fix|repaired|repair|replaced|replace|changed',
  filler:
    'the|a|an|my|our|his|her|their|your|me|us|it|its|i|we|he|she|they|you|to|of|for|and|is|are|was|be|that|this|there|some|with|in|on|at|car|vehicle|truck|also|too|just|then|&|+|plus|customer|client|caller',
};
