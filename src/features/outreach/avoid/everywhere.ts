import { list, type WordsToAvoid } from './avoid.ts';

/** Word families that say the same in every language that we know. */
export const everywhere: WordsToAvoid = {
  care: list(`
    therap*, terap*, psychother*, psicoter*, psych*, psico*, psiqui*, clinic*, clinique*, klini*`),
  clinical: list(`
    diagno*, depres*, suici*, suizid*, trauma*, bipolar*, psychos*, alcohol*, alkohol*`),
  money: list(`
    $, €, £, usd, eur, gbp`),
  policy: list(`
    no show, noshow`),
  pressure: list(`
    asap`),
  answerVerbs: [],
};
