/**
 * Given names that greet and sign off: "Hi Ada, I'm ok". A list and not a rule, since any word could stand in a
 * greeting. Names that are also words of one of the languages (Hope, Grace, Will, Paz, Ernst) are left out.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `ada adam adele adrian agnes ahmed aisha alan albert alberto alejandra alejandro alex alexander alexandra alexandre
  alexis alfred ali alice alicia alison amanda amelia amelie amina amir amy ana andre andrea andreas andres andrew
  andy angela anita anja anke ann anna anne annika anthony antoine anton antonia antonio anya arthur astrid axel aziz
  barbara beatrice beatriz ben benedikt benjamin bernard bernd beth bianca birgit bjorn bob brian brigitte bruno camila
  camille carla carlos carmen carol carolin caroline catherine cecile celine cem charles charlie charlotte chiara chloe
  chris christa christian christina christine christoph christopher cindy claudia clement colin cristina daniel daniela
  daniele danielle dave david debbie deborah denise dennis diana diego dieter dimitri dirk dominik dominique donna dora
  doris eduardo edward elena eleonore eli elias elif elisa elisabeth elizabeth ella ellen elsa emil emilia emilie emily
  emma enrique eric erik erika esther eugenie eva evelyn fabian fabio fatima fatma fay felipe felix fernanda fernando
  fiona florence florian francesca francesco francisco francois francoise frank franziska fred frederic frederik frida
  friedrich gabriel gabriela gabriele gary gavin geoff george georg gerard gerd gerhard gina giulia gonzalo gordon
  graham greta guido guillaume gustavo hannah hanna hannes hans harald harry heidi heike heinz helen helena helene helga
  henri henrik henry hilde hugo ian ibrahim ignacio ilse ines inge ingrid irene irina iris isabel isabella isabelle ivan
  jacqueline jacques jakob james jamie jan jana jane janet janina jasmin jason javier jeanne jeff jenny jens jeremy jessica
  jim joachim joan joana joanna joe joel johan johanna johannes john jonas jonathan jordan jorge jose josef josefina joseph
  josh juan juana judith julia julian juliana julie julien juliette jurgen justin karen karim karin karl karla katarina
  katharina kathrin kathryn katia katja katrin keith kelly ken kerstin kevin kim klara klaus kristin kristina lara lars
  laura laurence laurent lea leila lena leo leon leonie leonor leyla lilly lina linda lindsay lisa liz lorenzo louis
  louise luca lucas lucia lucie lucy luis luisa lukas luke lydia maite malte manfred manon manuel manuela marc marcel
  marco marcos marcus margaret margarita maria marianne marie marina mario marion markus marta martha martin martina
  mary mateo mathieu mathilde matias matt matteo matthew matthias max maximilian maya megan mehmet melanie melissa mia
  michael michel michele miguel mike mohamed mohammed moira monica monika monique moritz nadia nadine nadja naomi natalia
  natalie nathalie nathan neil nicola nicolas nicole niklas nikolaus nils nina noah noelle nora norbert nuria olaf oliver
  olivia olivier omar oscar otto pablo paola patricia patrick paul paula paulina pedro peter petra philip philipp philippe
  pierre pilar priya rachel rafael raj ralf ramon raquel raul rebecca regina reinhard rene ricardo richard rita robert
  roberto robin roland ruben rudiger ruth ryan sabine sabrina sally salma sam samantha samir samuel sandra sandrine
  santiago sara sarah sebastian selina sergio sharon silke silvia simon simone sofia sonia sonja sophia sophie stefan
  stefanie stella stephan stephanie stephen steve steven susan susana susanne suzanne sven sylvia sylvie tanja tara tatjana
  teresa theo theresa thierry thomas tim timo tina tobias tom tomas tony torsten tracy udo ulrike ursula uwe valentina
  valerie vanessa vera veronica veronika veronique vicky victor victoria vincent virginie viviane walter wendy werner
  wolfgang xavier yasmin yolanda yves yvonne zara zoe`.split(/\s+/),
);
