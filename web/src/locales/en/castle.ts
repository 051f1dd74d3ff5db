/** Words of the panel: The castle. */

export const castle = {
  "castle.title": "The castle",
  "castle.about":
    "One round is one day's drive. You leave home with a customer's answers, stop at the fork, drive on, and end up at a guess. The castle is the truth. The next day begins at home again, with better signs.",
  "castle.days": "Beside today, the trip of day",
  "castle.day": "day {day}",
  "castle.today": "today",
  "castle.home": "home",
  "castle.gap": "still to the castle",
  "castle.aside": "blame at the fork",
  "castle.scale":
    "Home and castle lie a miss of 1 apart. To that scale the red dots are the miss, {error}, and the purple arrow is what is to change, {delta}. The dashed road is the earlier day.",
  "castle.bend":
    "A fork stands as far off the straight road as its most blamed neuron is blamed (the underlined number on its signboard); the widest bend here is {most}. Bends may widen for a while, as the second leg gains strength, before the road straightens.",
  "castle.facts": "Three facts at the end of customer {customer}'s day",
  "castle.fact": "Fact",
  "castle.fact.where": "Where am I?",
  "castle.fact.far": "How far is the castle?",
  "castle.fact.change": "What is to change?",
  "castle.fact.tomorrow": "What tomorrow really brings",
  "castle.last": "there is no tomorrow",
  "castle.side.low": "The castle lies higher: the guess is too low.",
  "castle.side.high": "The castle lies lower: the guess is too high.",
  "castle.side.there": "You stand in the castle's yard.",
  "castle.board": "The signboard at {layer}, customer {customer}",
  "castle.said": "said",
  "castle.blame": "blame",
  "castle.delta": "× hesitation",
  "castle.told": "is told",
  "castle.more": "say more",
  "castle.less": "say less",
  "castle.stay": "stay as you are",
  "castle.no_fork":
    "This road has no fork: there are no hidden neurons, and the questions lead straight to the guess.",
  "castle.story": "The day, as a driver tells it",
  "castle.story.guess":
    "You set off, sure of the way. At the fork you stop and ask, and a signboard is held up. You follow it and park where the castle should be.",
  "castle.story.compare":
    "No castle in sight. A knight tells you how far it still is, and on which side.",
  "castle.story.slope":
    "You think back. The road seemed long; had you missed a turn? The more you wavered at the end, the more this day can teach you.",
  "castle.story.blame":
    "Distance times wavering is what has to change. The fork is told its share, turn by turn.",
  "castle.story.change":
    "At night every sign on both legs is repainted, a little. You wake up at home.",
  "castle.painted":
    "The signboard at the fork was painted last night. All directions, the weights, were fixed before you left; nobody at the fork knows where you go wrong today.",
  "castle.ends": "Where the story stops being true",
  "castle.ends.shared":
    "All customers drive by the same signs. A turn that helps one may lead another astray.",
  "castle.ends.delta":
    "Delta is not tomorrow's step. What the guess really gains stands below it in the table, and it is often much more, or much less.",
  "castle.ends.blame":
    "Blame at the fork is not a distance. It may be more than 1, and no neuron can be off by that much. Nobody knows what the fork should have said.",
  "castle.ends.sign":
    "The sign of the miss is already the direction. Hesitation never turns it round; it makes the step larger or smaller.",
  "castle.ends.never":
    "The castle is never quite reached. And for a customer who is new, nobody knows where it stands.",
  "castle.drive": "Today is day",
  "castle.wanted": "to change",
  "castle.story.on": "On",
  "castle.story.back": "Back",
  "castle.reach":
    "Point at a neuron or a weight anywhere: its leg or its fork is marked, and the maps of those for whom it is silent stand back.",
} as const;
