import { type Examples, lines } from './examples.ts';

export const everywhere: Examples = {
  safe: lines`
    👍
    👍🏽
    👍👍🏿
    👌
    ✅
    ok 👍
    OK 😊
    ｏｋ
    o\u{200b}k
    Ok!!!
    ok.
    ok\u{fe0f}
    \u{feff}ok
    okay, estoy bien
    ok, alles gut
    sorry, tout va bien
    ok merci, im fine
    OK 🙏
  `,
  'not-ok': lines`
    👎
    🆘
    ＮＯＴ ｏｋ
    ok 👎
    🔫
    🔪🩸
    👍 🔪
    ok 💊💊💊
    I'm fine ⚰️
    😵 🪦
    estoy bien 🔪
    Je vais bien 💊
    alles gut 🔫
    kіll myself
    ѕuісіdе
    i w4nt t0 d1e
    w a n t  t o  d i e
    ki\u{200b}ll my\u{200b}self
    k\u{ad}ms
    𝔦 𝔴𝔞𝔫𝔱 𝔱𝔬 𝔡𝔦𝔢
    ⓚⓜⓢ
    IM OK. QUIERO MORIR
    ok ok ok je veux mourir ok
    todo bien but i want to die
    alles gut mais j'en peux plus
    I'm fine, pero tengo miedo
    \u{202e}ok\u{202c} kill me
    112
    911
  `,
  unclear: lines`
    .
    ?
    ...
    !!!
    😶
    😢
    💔
    🙏
    ❤️
    😂
    🤷
    💀
    ok 💀
    ok 😢
    im ok 💔
    ok 🥀
    ok 😶
    okay 🤡
    ok lol ☠️
    👍?
    ok ok ok?
    ok \u{202e}
    \u{202e}ko
    0
    555-0142
    да
    ок
    нормально
    ok хорошо
    שלום
    أنا بخير
    我很好
    大丈夫です
    tudo bem
    va bene
    xxxxxxxx
    \u{200b}
    \u{200b}\u{200d}
    {}
    null
    <ok>
    =ok
    ok@ok
    ok#
    ok*
    ok^
    ok %
    ok ©
    ok…
    “ok”
    o
    ok1
    ok 5150
    ¯\_(ツ)_/¯
  `,
};
