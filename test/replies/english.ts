import { type Examples, lines } from './examples.ts';

export const english: Examples = {
  safe: lines`
    ok
    OK
    Ok.
    okay
    OKAY!!
    ok ok
    Ok ok sorry overslept
    okie
    I'm ok
    I’m ok
    I´m okay
    im ok
    IM OK
    I m ok
    I am OK
    I'm okay thanks
    I'm fine
    I'm fine, thank you!
    im good
    I'm all right
    i am alright
    I'm safe
    I'm home safe
    safe and sound
    all good
    All good.
    all good!! x
    Everything is fine
    everything's ok
    Yes I’m ok
    Yes, I am fine. Sorry!
    yeah im good, forgot
    fine thanks
    Hi Ada, I’m ok, sorry I missed you
    Hello Dr. Okafor,\nI am fine.\nThank you
    Dear Dr Lindqvist, I'm fine, my apologies
    hi im ok
    Hey Ada! All fine, just forgot
    Sorry, I forgot about our appointment. I’m fine.
    I overslept, sorry! I’m ok
    ok sorry, wrong day
    I thought it was tomorrow, so sorry. All ok
    I’m ok, my phone was off. See you next week
    my phone was dead, I'm fine, sorry
    Phone died, sorry! All good
    doing well thanks for checking
    I’m ok\n\nSent from my iPhone
    I’m ok\n\nOn Tue, 3 Mar 2026 at 14:20, Ada Okafor <ada@example.org> wrote:\n> Hello Ana, just checking you are all right.\n> One tap tells me
    I'm fine\n\nOn Tuesday, 3 March 2026, Ada Okafor\n<ada@example.org> wrote:\n> Hello Ana
    Sorry!!! I totally overslept, I'm okay
    omg im so sorry i completely forgot, im ok
    aw thanks, im good, slept in lol
    Everything's all right, thanks for asking
    I am well, thank you
    I'm doing well thanks
    I'm good thanks Ada
    im ok, ana
    thanks, all well here
    yes all good here
    Yep, all good. Mixed up the days
    I'm perfectly fine, sorry about that
    ok thank you, see you on Thursday
    Just overslept, I'm fine
    had the time wrong, sorry. I'm fine
    I am ok, I was in a meeting
    I'm fine, got stuck at work
    All okay, I fell asleep
    Sorry for the late reply, I'm fine
    Sorry I didn't reply sooner, all is well
    okay thanks so much
    ok cheers
    im fien
    im okya
    I'm oki
    imok
    O.K.
    good thanks
    Great, thank you!
    very well thanks
    Yep, good thanks
    m ok
    i'm fine haha forgot
    I'm ok, I lost track of time
    I'm safe at home, thanks
    no worries, I'm fine
    I'm ok 🙂
    ok ❤️
    I’m fine 👍
  `,
  late: lines`
    late
    running late
    I'm running late
    Running 10 minutes late, sorry!
    sorry im late
    I’ll be 5 min late
    on my way
    omw
    I'm on my way!
    ok on my way
    stuck in traffic
    Be there in 10
    I’ll be there in 15 minutes
    my bus is late
    Hi Ada, train is delayed. Be there soon
    10 min late
    omg running late sorry!!
    there in 5 mins
    nearly there
    just parking
    on the bus, 5 min
    sorry traffic, there in 10 mins
  `,
  'call-me': lines`
    call me
    Please call me
    Can you call me?
    could you ring me tomorrow
    ok can you call me
    I need to talk
    can we talk?
    Call me when you can please
    please call me when you have a minute, a lot happened this week
    im ok but call me
    give me a call
    can u call me
    pls call
    would you phone me back please
    I'm fine but I'd like to talk to you
  `,
  'explain-later': lines`
    I'd rather explain later
    I will explain later
    ok ill explain tomorrow
    Can't talk right now
    not now
    talk later
    I’ll tell you when I see you
    I’m ok, I’ll explain next time
    cant talk rn
    can i explain tomorrow
    long story, will explain later
  `,
  'opt-out': lines`
    STOP
    stop
    Stop.
    stop!
    STOPALL
    Stop all
    UNSUBSCRIBE
    cancel
    END
    quit
    Revoke
    opt out
    OPT-OUT
    optout
    remove me
    please stop
    Stop please
    stop texting me
    Please stop texting me!
    Stop messaging me thanks
    don't text me again
    Do not contact me
    no more texts please
    take me off your list
    I want to opt out
    I’m fine, stop texting me
    Stop. I’m ok
    stop sending me messages
    STOP STOP STOP
    Unsubscribe me please
    pls stop txting me
    stop emailing me
    I don't want any more messages
    I don't want these texts
    dont ever text me again
    never message me again
    lose my number
    delete my number
    “STOP”
    stop\u{200b}
  `,
  'not-ok': lines`
    I'm not ok
    not ok
    Not OK.
    im not okay
    I am NOT fine
    not good
    not great
    not really
    no
    No.
    nope
    no I'm not
    I dont think im ok
    never been less ok
    hardly ok
    SOS
    help
    HELP
    help me
    Please help
    I need help
    ok help
    I want to die
    i wanna die
    I will die
    better off dead
    I’m dying
    I want to kill myself
    going to kill myself
    kms
    thinking about suicide
    suicidal
    I feel suicidal again but ok
    I can’t go on
    cant do this anymore
    I cannot cope
    I cant take it
    I want it to stop
    I want it all to be over
    end it all
    i’m going to end it
    I gave up
    giving up
    no point anymore
    there is no way out
    everything is hopeless
    I took too many pills
    overdosed
    I cut myself
    I’m hurting myself
    I hurt myself but I’m ok
    on the bridge
    I have a knife
    gun
    goodbye
    ok goodbye
    Goodbye everyone, I’m ok
    sorry for everything
    you would be better off without me
    I wish I was dead
    I don’t want to be here
    dont want to live
    I don’t want to wake up
    tired of living
    I hate myself
    nothing left
    he’s here
    He is hurting me
    he hit me
    they are outside
    I’m scared
    I’m ok but scared
    I am in danger
    not safe
    I don’t feel safe
    unsafe
    call 911
    ambulance
    I’m in hospital
    I had an accident
    bleeding
    everything is terrible
    I’m struggling
    falling apart
    I’m depressed
    having a breakdown
    n\u{336}o\u{336}t ok
    ok\n\n> Are you all right?\nno I want to die
    I’m ok. I took all my tablets.
    I don't want to live
    I don't wanna live no more
    fine. tired of everything
    ok. thanks again for everything you did
    I’m fine. all is well. goodbye
    see you in another life, I'm ok
    running late for my own funeral
    im fine just done with everything
    Thanks for everything, take care of my cat
    thank you for all you did for me
    I'm ok, you did your best with me
    ok. please look after my dog
    im gonna kms lol
    lol im literally gonna unalive myself
    sewerslide
    sewer slide time 😂
    thinking of unaliving
    i wanna kermit sewerside
    yeet myself off a bridge haha
    catch me in the grippy sock vacation
    self h*rm again
    k*ll myself
    su!cide
    s.u.i.c.i.d.e
    k i l l myself
    dieeeee
    i want to di3
    sucidal
    siucidal thoughts
    i wanna dye lol jk i wanna die
    i dont want to exsist
    I want to disappear
    wish I could just sleep forever
    I just want to go to sleep and not wake up
    I'm ready to go
    its time to go. goodbye
    this is the end
    this is my last message
    you wont hear from me again
    I'm writing my note
    I wrote a note
    I've made my decision, don't look for me
    nobody would notice if I was gone
    nobody cares
    no one will miss me
    I'm a burden
    everyone is better off
    all good, soon it'll be over
    OK! I finally have a plan
    I'm at peace now, I decided
    I see my brother soon in heaven
    I'm going to be with mum now
    I'm ok if you call living ok
    as ok as a dead man
    im great, only want to die a little
    yeah i'm GREAT. never better. want to jump
    I'm safe for now but he has a knife
    he knows where I am
    my ex is outside
    he took my phone
    he's going to kill me
    my husband locked me in
    hes drunk and smashing things
    cant speak he is listening
    pls send someone
    send help
    call the police
    come quick
    emergency
    I think I'm having a heart attack
    chest pain
    I can't breathe
    I collapsed at work
    I've taken something
    I took them all
    I drank the whole bottle and took my meds
    I od'd
    took 40 paracetamol
    relapsed last night
    I'm using again
    I'm drunk on the roof
    standing on the tracks
    by the railway line
    on the ledge
    I have the rope ready
    got a rope
    I bought a gun
    I'm in the ER
    in A&E
    I got sectioned
    on the psych ward
    I hear voices
    they are telling me to hurt people
    I want to hurt someone
    I might hurt my baby
    I can't keep myself safe
    I don't trust myself tonight
    scared of what I might do
    really low
    feeling very down
    I feel empty
    I feel numb
    I'm broken
    can't stop crying
    can't get out of bed
    haven't eaten in days
    I'm in a dark place
    everything is dark
    bad
    not so good
    not too good
    not well
    not doing well
    far from ok
    anything but fine
    isn't ok here
    I'm okay NOT
    ok not ok
    i am nit ok
    I aint ok
    im ok said no one ever. i cant do this
    worse
    worst day of my life
    terrible
    I lost the baby
    my mum died
    this is her mom, she is in hospital
    This is his wife. He passed away on Sunday
    Ana's sister here, she tried to kill herself
    she died
    hi its ben's flatmate, he is unconscious
    Voicemail from 555-0142: hi it's me um I can't do this any more please call
    Transcript: "hello, I'm on the bridge, I don't know what to do"
    I'm ok now but yesterday I cut
    I'm fine but please don't tell them I'm hurt
    just wanted to say sorry and goodbye
    forgive me
    I love you all
    I forgive you
    no reason to stay
    what's the point
    why bother
    why am I still here
    nothing matters
    I've had enough
    I'm done. really done
    I can't
    I give up
    too late
    its too late for me
    STOP. I want to die
    stop, he's reading this, call the police
    raped
    someone attacked me
    he's following me
    I'm fine now, it was a bad night
  `,
  unclear: lines`
    haha I'm totally fine, don't worry about me
    don't worry, I'm ok
    k
    I'm safe. please
    I'm OK, psych
    I'm fine, jk
    ok goodnight
    on my way down
    see you next week if I make it
    sorry mom im ok
    K.
    fine
    Fine.
    fine...
    whatever
    ok?
    Ok??
    am I ok
    is everything ok
    are you ok
    I was ok
    ok for now
    ok I guess
    I’m just ok
    kind of ok
    I’m ok I guess
    I’m ok now
    ok but
    ok bye
    bye
    ok whatever
    ok fine
    I’m fine. It’s fine. Everything is as it is
    so so
    maybe
    later
    yes
    Yes.
    sure
    thanks
    sorry
    Sorry!!
    hi
    Hi Ada
    who is this
    Who is this?
    wrong number
    sorry wrong number
    new phone who dis
    this is his wife
    She is ok
    Ana is ok
    we are ok
    Liked “Hello Ana, just checking”
    Loved “Hello”
    Emphasized “Hello Ana, we missed you today”
    Liked “I'm ok”
    👍 to “Hello Ana, it's Ada”
    Reacted ❤️ to “Hello”
    1
    y
    start
    START
    unstop
    YES
    I overslept
    forgot
    don’t call me
    Please dont call me at work
    leave me alone
    I’m done
    it’s over
    I’m ok, are you?
    You ok?
    I’m at my sister’s
    I’m ok, but my mother is ill
    no worries
    tired
    on my way out
    on my way to the river
    running
    okokok
    S T O P
    stop worrying
    stop worrying about me I'm fine
    stop by later?
    can't stop, talk later maybe
    cancel my appointment
    please cancel my session on Thursday
    the end of the week works
    I quit my job
    I'm driving with Do Not Disturb turned on. I'll see your message when I get where I'm going.
    I'm not receiving notifications. If this is urgent, reply “urgent” to send a notification through with your original message.
    Auto-reply: I'm away from my desk
    Out of office: back on Monday
    This mailbox is not monitored
    Free Msg: Unable to send message - Message Blocking is active.
    The number you have dialled is not in service
    ok but don't call again ever
    ok then
    ok...
    I'm ok...
    I'm ok :(
    I'm ok ;(
    I'm 'ok'
    I'm "fine"
    yeah sure im fine
    fine I suppose
    fine considering
    oh I'm just great
    I'm ok-ish
    okish
    I'll be ok
    I'll be fine
    I will be ok tomorrow
    I should be ok
    I hope I'm ok
    I want to be ok
    tell them I'm ok
    she says she's ok
    he told me to say I'm ok
    I'm supposed to say I'm fine
    ok if you say so
    ok, what do you want
    I'm ok until Friday
    I'm ok today
    mostly ok
    I'm okay physically
    I'm ok /s
    sure, "all good"
    what do you want
    how did you get this number
    is my appointment at 3 or 4
    can we move to Thursday
    I never had an appointment
    I moved away, sorry
    I don't know anybody called Ada
    I sold this phone
    it's complicated
    don't worry
    ok Jennifer
    hello darkness, I'm fine
    Hi Sunshine, I'm ok
    https://example.com/check
    I'm fine\n\n-----Original Message-----\nFrom: Ada
    Hello Ana, it's Ada. We missed you today and I'm just checking you're all right.
    ok :/
    ok ok ok ok OK!!! ok?
  `,
};
