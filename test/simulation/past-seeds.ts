interface PastSeed {
  readonly seed: number;
  readonly why: string;
}

/** Histories that found something lately, and what it was. */
export const SEEDS: readonly PastSeed[] = [
  { seed: 50_034_186, why: 'what somebody had brought back and made a series was removed unread' },
  {
    seed: 50_010_803,
    why: 'not the product: what was moved in from another calendar is not the event that was removed there',
  },
  {
    seed: 200_007_257,
    why: 'not the product: an event that was moved in brings along what was written into it, not into another of its id',
  },
  {
    seed: 200_049_729,
    why: 'not the product: what was moved in and deleted before the book had sent anything there is gone from where it came',
  },
  {
    seed: 200_054_922,
    why: 'a tombstone that somebody moved to another calendar was told of as made free there',
  },
];

/** Those that found something once, with the hands that people had then (`asOnce`). */
export const PAST_SEEDS: readonly PastSeed[] = [
  { seed: 31, why: 'what was purged before its creation was confirmed was created over and over' },
  { seed: 19, why: 'an event that somebody had made a day could not be put back' },
  { seed: 47, why: 'a booking was taken back after another process had told somebody of it' },
  { seed: 637, why: 'a booking was told of after another process had taken it back' },
  { seed: 649, why: 'the key of a command that began before the booking outlived its taking back' },
  { seed: 1_168_804, why: 'an event came back unseen while a person asked for another, and both were live' },
  {
    seed: 3_113_153,
    why: 'not the product: a late creation that the calendar let overwrite a move, repaired by the next sync',
  },
  { seed: 802_325, why: 'a burnt id that somebody restored passed for the work of a later book' },
  {
    seed: 826_786,
    why: 'a tombstone whose creation got no answer became the event of the appointment that came back',
  },
  {
    seed: 906_181,
    why: 'a move that nobody could judge yet was removed unread when its appointment was taken back',
  },
  { seed: 907_102, why: 'what somebody had bent before its creation was answered was removed untold' },
  {
    seed: 795_986_891,
    why: 'what a look read after its appointment had left was removed before it was shown elsewhere',
  },
  { seed: 1_099, why: 'a tombstone that somebody retitled was told of as made free by somebody' },
  { seed: 953_866, why: 'not the product: a copy of a tombstone takes no time, and lies over nobody' },
  {
    seed: 20_012_767,
    why: 'not the product: an event that was moved to another calendar brings along what was written into it before',
  },
  {
    seed: 20_002_107,
    why: 'not the product: what was written into an event after its copy had left for another calendar is not in that one',
  },
  {
    seed: 500_001_105,
    why: 'a series of ours that was moved into another calendar was taken for history by a clock that was a day ahead, and told to nobody',
  },
  {
    seed: 800_191_761,
    why: 'the event in an earlier bay waited for ever for one that somebody had removed before its creation was confirmed',
  },
];
