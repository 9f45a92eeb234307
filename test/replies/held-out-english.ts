import { type Examples, lines } from './examples.ts';

export const heldOutEnglish: Examples = {
  safe: lines`
    I'm okay, thank you for checking
    yes all fine here, sorry I forgot
    Omg so sorry!! Totally forgot, I'm fine
    sorry slept through my alarm, i'm ok
    im good sorry x
    All good here, just overslept
    I'm alright, got the days mixed up
    Hey, I'm fine. I thought it was tomorrow!
    Yes I am ok, thanks
    Everything's fine, sorry for missing today
    I'm safe and well, thanks
    ok thanks
    okay sorry
    im fine my phone died
    Sorry I was stuck in a meeting, I'm fine
    I'm doing fine, thank you
    im okk
    Hi Sarah, all good, I mixed up the time
    yep im fine
    Doing good thanks, see you next week
    So sorry, I completely forgot. All is well.
    i am fine thank u
    Thanks for checking in, I'm good
    My apologies, wrong day. I'm ok!
    im all good :)
  `,
  late: lines`
    Be there in 5
    sorry running 5 mins late
    I'm late, on my way
    almost there!
    train delayed, there in 10 min
    omw sorry
  `,
  'call-me': lines`
    could you call me back please
    pls call me
    Can we talk? Please call
    I'd like you to call me
    ring me when you can
  `,
  'explain-later': lines`
    will explain later
    I can't talk now
    I'll tell you next time
    explain tomorrow
  `,
  'opt-out': lines`
    Stop
    STOP TEXTING ME
    unsubscribe please
    Don't message me anymore
    stop contacting me
    Please remove me from your list
    do not text me
    STOP.
  `,
  'not-ok': lines`
    not doing so good
    I'm not alright
    im not gonna make it
    i dont wanna be alive anymore
    I took the whole bottle
    thinking of ending it tonight
    fine. just tired of everything
    I'm ok but I don't see the point any more
    ok. tell my kids I love them
    all good, won't be needing any more sessions, goodbye
    this is her husband, she's in the ER
    he found me, please hurry
    I can't stop cutting
    kms lol
    want to unalive myself haha
    sewerslide 💀
    im fine 🙂 just want to sleep and never wake up
    I'm bleeding a lot
    can someone help me
    whats the point
    no one would miss me
    I won't be a burden anymore
    he wont let me leave the house
    i feel like dying
    I am at the top of the car park
    i relapsed and took something
    im gonna do it tonight
    having a really bad time, dont feel safe
    everyone would be happier if i wasnt around
    please look after my dog. I'm ok
    ive written the letters
    said my goodbyes
    I swallowed bleach
    nt ok
    i wnat to die
    not okay at all tbh
    my boyfriend has a gun
    I'm going to hurt somebody
    it will all be over soon
    I keep hearing voices telling me to do it
  `,
  unclear: lines`
    Who is this please?
    You have the wrong number
    this isn't Ana's phone anymore
    I'm driving with Do Not Disturb turned on. I'll see your message when I get where I'm going.
    Automatic reply: I am out of the office until Monday
    Liked “Hello, just checking you are all right.”
    can I cancel my appointment
    cancel my session tomorrow please
    stop worrying about me
    what time is my next one
    how much do I owe you
    I guess im ok
    could be worse
    ok boomer
    meh
    It's fine.
    I'm fine, why are you asking
    yeah right, I'm fine
    I'm "fine"
    doing okay considering
    Ana gave me this phone, she moved away
    yes start
    survived
    I'm ok but don't call again ever
    just leave it
    ok, what now
  `,
};
